import type { CodeBlock } from './blocks.ts';
import type { Document } from './documents.ts';

/** A program of a document: compiled, and run where its note says so. */
export interface Program {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** How often it is run; a program that runs again has to print the same. */
  readonly runs: 0 | 1 | 2;
}

/** One thing that a document has its reader do, in the document's own folder. */
export type Step =
  | {
      readonly kind: 'program';
      readonly name: string;
      readonly file: string;
      readonly runs: 1 | 2;
    }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly words: readonly string[];
      /** How it has to end. */
      readonly exitCode: number;
    }
  | { readonly kind: 'file'; readonly name: string; readonly file: string; readonly code: string };

/** What a block has to print, word for word. */
export interface Expectation {
  readonly name: string;
  readonly output: string;
}

const RUNS = { compiles: 0, runs: 1, 'runs twice': 2 } as const;
const PROGRAM = /^(?<how>runs|runs twice|compiles) in packages\/checks: (?<name>.+)$/;
const COMMAND = /^runs(?: and exits with (?<exitCode>\d+))?: (?<name>.+)$/;
const FILE = /^the reader's file (?<file>[\w./-]+)$/;
const OUTPUT = /^prints(?: of (?<name>.+))?$/;
const PACKAGE_MANAGER = /^npx --yes pnpm@[\d.]+ /;

const fileNameOf = (name: string): string => `${name.replace(/[^a-z0-9]+/gi, '-')}.ts`;

/** A program of a document, by the note of its block. */
export const programOf = ({ language, note, code }: CodeBlock): Program | null => {
  const { how, name } = PROGRAM.exec(note ?? '')?.groups ?? {};
  if (language !== 'ts' || name === undefined) return null;
  const runs = how === 'runs' || how === 'runs twice' ? RUNS[how] : RUNS.compiles;
  return { name, file: fileNameOf(name), code, runs };
};

const commandsOf = ({ code, note }: CodeBlock): readonly Step[] => {
  const { name, exitCode = '0' } = COMMAND.exec(note ?? '')?.groups ?? {};
  if (name === undefined) return [];
  return code
    .trim()
    .split('\n')
    .map((line) => ({
      kind: 'command',
      name,
      words: line.replace(PACKAGE_MANAGER, '').split(' '),
      exitCode: Number(exitCode),
    }));
};

const stepsOfBlock = (block: CodeBlock): readonly Step[] => {
  const program = programOf(block);
  if (program !== null) {
    const { name, file, runs } = program;
    return runs === 0 ? [] : [{ kind: 'program', name, file, runs }];
  }
  const file = FILE.exec(block.note ?? '')?.groups?.['file'];
  if (file !== undefined) return [{ kind: 'file', name: file, file, code: block.code }];
  return block.language === 'sh' ? commandsOf(block) : [];
};

/** What a document has its reader do, in order. */
export const stepsOf = ({ blocks }: Document): readonly Step[] => blocks.flatMap(stepsOfBlock);

/** What a document says that its programs and commands print: the one before, unless it is named. */
export const expectationsOf = ({ blocks }: Document): readonly Expectation[] =>
  blocks.flatMap(({ note, code: output }, index) => {
    const told = OUTPUT.exec(note ?? '');
    if (told === null) return [];
    const before = blocks.slice(0, index).flatMap(stepsOfBlock).at(-1)?.name;
    return [{ name: told.groups?.['name'] ?? before ?? 'nothing', output }];
  });

/** Whether a block is proven in some way: a note that says nothing known is a fault. */
export const isProven = (block: CodeBlock): boolean => {
  const note = block.note ?? '';
  switch (block.language) {
    case 'ts':
      return PROGRAM.test(note) || /^the file .+$/.test(note);
    case 'sh':
      return true;
    case 'json':
      return FILE.test(note) || OUTPUT.test(note);
    case 'text':
      return OUTPUT.test(note);
    default:
      return false;
  }
};
