import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Work } from '../measure/measures.ts';
import type { Usage } from './usage.ts';
import type { WorkerOrder } from './worker.ts';

const start = (file: string, word: string): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), [word], {
    execArgv: ['--conditions=@disdetta/source'],
  });

/** The next thing that a process tells; a process that ends instead is a fault. */
const told = <Told>(child: ChildProcess): Promise<Told> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`a process ended with ${String(code)} before it told anything`));
    };
    child.once('exit', ended);
    child.once('message', (message: Told) => {
      child.off('exit', ended);
      resolve(message);
    });
  });

/** The development node in a process of its own. */
export interface NodeProcess {
  readonly connectionString: string;
  readonly usage: () => Promise<Usage>;
  readonly close: () => Promise<void>;
}

/** Starts the development node on a file. */
export const startNode = async (file: string): Promise<NodeProcess> => {
  const child = start('node.ts', file);
  return {
    connectionString: await told<string>(child),
    usage: () => {
      child.send('usage');
      return told<Usage>(child);
    },
    close: async () => {
      const exit = once(child, 'exit');
      child.send('close');
      await exit;
    },
  };
};

/** Lets workers do what they are told, all at the same time; answers how long, and what each did. */
export const workTogether = async (
  orders: readonly WorkerOrder[],
): Promise<{ readonly seconds: number; readonly workers: readonly Work[] }> => {
  const children = orders.map((order) => start('worker.ts', JSON.stringify(order)));
  const exits = children.map((child) => once(child, 'exit'));
  await Promise.all(children.map((child) => told(child)));
  const began = performance.now();
  const working = children.map((child) => told<Work>(child));
  for (const child of children) child.send('begin');
  const workers = await Promise.all(working);
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all(exits);
  return { seconds, workers };
};
