/** What the command uses of the process it runs in. */
export interface CommandProcess {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly versions: { readonly node: string };
  readonly once: (signal: StopSignal, listener: (signal: StopSignal) => void) => unknown;
  readonly exit: (code: number) => unknown;
}

interface Output {
  readonly write: (text: string) => unknown;
}

/** What tells a process to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM';
