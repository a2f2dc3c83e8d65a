/** One way to put on the disk what customers do, from a new file on. */
export interface Contestant {
  readonly open: (folder: string) => Promise<OpenContestant>;
}

/** A contestant with its file open. */
export interface OpenContestant {
  /** Carries out the stories of accounts, so many at a time, each command durable before the next. */
  readonly carryOut: (accountIds: readonly string[], callers: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Lets so many callers work at the same time, each on the next account that nobody works on. */
export const byCallers = async (
  accountIds: readonly string[],
  callers: number,
  work: (accountId: string) => Promise<void>,
): Promise<void> => {
  const waiting = accountIds.values();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const accountId of waiting) await work(accountId);
    }),
  );
};
