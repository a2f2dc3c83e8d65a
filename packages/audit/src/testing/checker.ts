import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CHECKER = join(__dirname, '../../checker');

/** What the second checker says of a folder. */
export interface Checked {
  /** 0: it holds; 2: it was tampered with; 3: it cannot be read. */
  readonly code: number;
  readonly said: string;
}

/** Whether a program is installed here. */
export const isInstalled = (program: string, ask = '--version'): boolean =>
  spawnSync(program, [ask]).status === 0;

/** Runs the second checker as a person does. */
export const checkOne = (publicKeyFile: string, folder: string): Checked => {
  const script = join(CHECKER, 'check_bundle.py');
  const { status, stdout } = spawnSync('python3', ['-B', script, publicKeyFile, folder]);
  return { code: status ?? -1, said: stdout.toString() };
};

/** Python starts slowly: for many folders it is started once. */
const MANY = `
import sys
sys.path.insert(0, sys.argv[1])
import check_bundle
for folder in sys.argv[3:]:
    print('code', check_bundle.main(sys.argv[2], folder), end='\\0')
`;

/** Runs the second checker on many folders. */
export const checkMany = (
  publicKeyFile: string,
  folders: readonly string[],
): readonly Checked[] => {
  const { stdout } = spawnSync('python3', ['-B', '-c', MANY, CHECKER, publicKeyFile, ...folders]);
  return stdout
    .toString()
    .split('\0')
    .slice(0, -1)
    .map((text) => {
      const place = text.lastIndexOf('code ');
      return { code: Number(text.slice(place + 5)), said: text.slice(0, place) };
    });
};

/** Runs a program in a folder; answers what it exits with. */
export const run = (folder: string, [program = '', ...rest]: readonly string[]): number | null =>
  spawnSync(program, rest, { cwd: folder }).status;
