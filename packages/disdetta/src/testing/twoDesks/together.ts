import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { filesIn } from './desk.ts';
import type { DeskOptions, Told } from './desk.ts';

const DESK = pathToFileURL(join(__dirname, 'desk.ts')).href;

interface Desk {
  /** Answers whether the desk has done the step that it was told to do. */
  readonly step: () => Promise<boolean>;
  readonly ready: () => Promise<boolean>;
  readonly ended: Promise<unknown>;
  readonly leave: () => void;
}

/** A desk in a process of its own. */
const startDesk = (options: DeskOptions): Desk => {
  const script = `const { workAtDesk } = await import('${DESK}');
    await workAtDesk(${JSON.stringify(options)});`;
  const child = spawn(
    process.execPath,
    ['--conditions=@disdetta/source', '--input-type=module', '--eval', script],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = async (): Promise<boolean> => (await lines.next()).done !== true;
  return {
    ready,
    step: () => {
      child.stdin.write('go\n');
      return ready();
    },
    ended: once(child, 'exit').then(([code]: unknown[]) => code),
    leave: () => {
      child.kill();
    },
  };
};

/** Lets two desks in two processes do everything, step by step, and answers what they were told. */
export const workTogether = async (
  options: Omit<DeskOptions, 'desk'>,
): Promise<readonly Told[]> => {
  const desks = ([0, 1] as const).map((desk) => startDesk({ ...options, desk }));
  try {
    await Promise.all(desks.map(({ ready }) => ready()));
    const steps = 2 * Math.ceil(options.races / options.atOnce) + 1;
    for (let step = 0; step < steps; step += 1) {
      const done = await Promise.all(desks.map((desk) => desk.step()));
      if (done.includes(false)) throw new Error('A desk has ended before its work was done.');
    }
    const codes = await Promise.all(desks.map(({ ended }) => ended));
    if (codes.some((code) => code !== 0)) throw new Error(`Desks ended with ${codes.join(', ')}.`);
  } finally {
    for (const { leave } of desks) leave();
  }
  return [0, 1].flatMap(
    (desk) => JSON.parse(readFileSync(filesIn(options.folder).toldAt(desk), 'utf8')) as Told[],
  );
};
