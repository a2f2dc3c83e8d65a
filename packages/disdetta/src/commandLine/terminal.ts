/** Where a command writes for a person to read. */
export interface Terminal {
  readonly print: (line: string) => void;
}

/** The terminal of this process. */
export const standardTerminal: Terminal = {
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
};
