let failures = 0;

/** Prints what was looked at, with what is wrong with it, if anything. */
export const tell = (what: string, faults: readonly string[]): void => {
  if (faults.length > 0) failures += 1;
  const lines = [
    `${faults.length === 0 ? '✓' : '✗'} ${what}`,
    ...faults.map((fault) => `    ${fault}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Whether anything was wrong. */
export const isClean = (): boolean => failures === 0;
