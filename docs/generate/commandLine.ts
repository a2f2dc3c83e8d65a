import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { paragraphs } from './markdown.ts';
import type { Page } from './markdown.ts';
import { ROOT } from './root.ts';

const MAIN = join(ROOT, 'packages/disdetta/src/main.ts');
const SUBCOMMAND = /^ {2}(?<name>[a-z][\w-]*)/;

/** What stands under a heading of a help text and is no command. */
const OTHER_HEADINGS: ReadonlySet<string> = new Set([
  'Arguments:',
  'Options:',
  'Examples:',
  'Exit codes:',
]);

const run = promisify(execFile);

const helpOf = async (words: readonly string[]): Promise<string> => {
  const { stdout } = await run(
    process.execPath,
    ['--conditions=@disdetta/source', MAIN, ...words, '--help'],
    { env: { ...process.env, COLUMNS: '80', NO_COLOR: '1' } },
  );
  return stdout.trim();
};

/** The commands that a help text lists, the one that shows help aside. */
const subcommandsIn = (help: string): readonly string[] => {
  const listed = help.split('\n\n').flatMap((paragraph) => {
    const [heading = '', ...lines] = paragraph.split('\n');
    return heading.endsWith(':') && !OTHER_HEADINGS.has(heading) ? lines : [];
  });
  return listed
    .map((line) => SUBCOMMAND.exec(line)?.groups?.['name'])
    .filter((name) => name !== undefined && name !== 'help')
    .map(String);
};

const sectionsOf = async (words: readonly string[]): Promise<readonly string[]> => {
  const help = await helpOf(words);
  const title = ['disdetta', ...words].join(' ');
  const inner = await Promise.all(subcommandsIn(help).map((name) => sectionsOf([...words, name])));
  return [paragraphs(`## ${title}`, `\`\`\`text\n${help}\n\`\`\``), ...inner.flat()];
};

/** The command line, as it tells of itself. */
export const commandLinePage = async (): Promise<Page> => [
  'generated/command-line.md',
  (await sectionsOf([])).join('\n'),
];
