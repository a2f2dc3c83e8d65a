import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs what documents have their readers do, in one process: programs are imported one after
 * another, each document in a folder of its own. A program of its own: the specification starts it
 * and reads what it writes, one JSON object a step.
 */
interface Told {
  readonly main: string;
  readonly workshop: string;
  readonly documents: readonly {
    readonly path: string;
    readonly folder: string;
    readonly steps: readonly {
      readonly kind: string;
      readonly name: string;
      readonly file?: string;
      readonly code?: string;
      readonly words?: readonly string[];
      readonly exitCode?: number;
      readonly runs?: number;
    }[];
  }[];
}

const { main, workshop, documents } = JSON.parse(process.argv[2] ?? '') as Told;
const write = process.stdout.write.bind(process.stdout);

/** What is printed while a program runs. */
const printedBy = async (program: () => Promise<unknown>): Promise<string> => {
  let printed = '';
  process.stdout.write = (text: string | Uint8Array): boolean => {
    printed += typeof text === 'string' ? text : Buffer.from(text).toString();
    return true;
  };
  try {
    await program();
  } finally {
    process.stdout.write = write;
  }
  return printed;
};

/** What a command prints: one of ours is run from its source, any other is one of the machine. */
const printedByCommand = (
  [command = '', ...words]: readonly string[],
  exitCode: number,
): string => {
  const ran =
    command === 'disdetta'
      ? spawnSync(process.execPath, ['--conditions=@disdetta/source', main, ...words])
      : spawnSync(command, words);
  if (ran.error !== undefined) throw ran.error;
  const output = ran.stdout.toString();
  if (ran.status === exitCode) return output;
  throw new Error(
    `${command} exited with ${String(ran.status)}: ${output}${ran.stderr.toString()}`,
  );
};

const spelled = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);

for (const { path, folder, steps } of documents) {
  const own = join(workshop, 'read', folder);
  mkdirSync(own, { recursive: true });
  process.chdir(own);
  for (const step of steps) {
    const { kind, name, file = '', code = '', words = [], exitCode = 0, runs = 1 } = step;
    let error: string | null = null;
    let output = '';
    try {
      if (kind === 'file') {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, code);
      }
      if (kind === 'program') {
        const url = pathToFileURL(join(workshop, folder, file)).href;
        output = await printedBy(() => import(url));
        const again = runs > 1 ? await printedBy(() => import(`${url}?again`)) : output;
        if (again !== output) throw new Error(`When it ran again, it printed ${again}`);
      }
      if (kind === 'command') {
        output = printedByCommand(words, exitCode);
      }
    } catch (thrown) {
      error = spelled(thrown);
    }
    write(`${JSON.stringify({ path, name, output, error })}\n`);
  }
}
