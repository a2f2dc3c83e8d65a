import { EventEmitter } from 'node:events';
import type { CommandProcess, StopSignal } from '../commandLine/commandProcess.ts';
import { createInbox } from './inbox.ts';

/** A process that a command runs in, and that is none. */
export interface FakeProcess extends CommandProcess {
  /** Everything it has written so far. */
  readonly printed: () => string;
  readonly complained: () => string;
  /** Resolves once it has said where it listens, with the port. */
  readonly listening: () => Promise<number>;
  readonly tell: (signal: StopSignal) => void;
  /** The codes it was ended with at once. */
  readonly exits: readonly number[];
}

/** A process of this version of Node. */
export const createFakeProcess = (node = process.versions.node): FakeProcess => {
  const signals = new EventEmitter();
  const ports = createInbox<number>();
  const exits: number[] = [];
  let printed = '';
  let complained = '';
  return {
    stdout: {
      write: (text) => {
        printed += text;
        const [, port] = /^Listening on .*:(\d+)$/m.exec(text) ?? [];
        if (port !== undefined) ports.put(Number(port));
      },
    },
    stderr: {
      write: (text) => {
        complained += text;
      },
    },
    versions: { node },
    once: (signal, listener) => signals.once(signal, listener),
    exit: (code) => exits.push(code),
    printed: () => printed,
    complained: () => complained,
    listening: async () => (await ports.take(1))[0] ?? 0,
    tell: (signal) => signals.emit(signal, signal),
    exits,
  };
};
