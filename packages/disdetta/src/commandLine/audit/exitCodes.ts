import type { Verdict } from '@disdetta/audit';

/** What a process of `disdetta audit` answers: one code a verdict, and one for bad arguments. */
export const EXIT_CODES = {
  clean: 0,
  exceptions: 1,
  tampered: 2,
  unreadable: 3,
  /** As `EX_USAGE` of sysexits. */
  misused: 64,
} as const satisfies Readonly<Record<Verdict | 'misused', number>>;

/** The exit code of a process. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
