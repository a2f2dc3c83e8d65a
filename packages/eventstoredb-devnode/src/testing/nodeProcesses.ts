import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

/** A process that will be a node. */
export interface NodeProcess {
  /** Starts the node, and answers with its port once it listens. */
  readonly listen: (port: number) => Promise<number>;
  /** Kills it where it stands. */
  readonly kill: () => Promise<void>;
  /** Lets it close as it should. */
  readonly close: () => Promise<void>;
}

/** Loads a process that can be a node on a file. */
export const prepareNode = (file: string): NodeProcess => {
  const script = join(__dirname, 'nodeProcess.ts');
  const child = spawn(process.execPath, ['--conditions=@disdetta/source', script, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Read and stripped of its types once, the code loads several times as fast.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') },
  });
  const exited = once(child, 'exit');
  return {
    listen: async (port) => {
      child.stdin.write(`${port}\n`);
      const [said] = await Promise.race([once(child.stdout, 'data'), exited.then(() => [])]);
      if (said === undefined) throw new Error('The node did not start.');
      return Number(said);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    close: async () => {
      child.stdin.end();
      await exited;
    },
  };
};
