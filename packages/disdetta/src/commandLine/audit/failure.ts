import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';

/** Why a command could not do what it was asked: a sentence, and what the process answers. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly message: string;
}

/** Codes of errors that are not the log's fault, nor the store's, by what the process answers. */
const EXIT_CODE_OF: Readonly<Record<string, ExitCode>> = {
  KeyUnusable: EXIT_CODES.misused,
  StreamNotSealed: EXIT_CODES.misused,
  AccountNotInLog: EXIT_CODES.misused,
  RefundNotInAccount: EXIT_CODES.misused,
  QuestionUnreadable: EXIT_CODES.misused,
  PoliciesUnreadable: EXIT_CODES.misused,
  SampleUnfit: EXIT_CODES.misused,
  TooManyEvents: EXIT_CODES.misused,
  FolderUnusable: EXIT_CODES.misused,
  BundleUnfit: EXIT_CODES.misused,
  // Whoever alters a log may alter what it is held against, too.
  SealForged: EXIT_CODES.tampered,
  LeavesUnfit: EXIT_CODES.tampered,
};

/** The failure that an error comes to; an unknown one is that something could not be read. */
export const failureOf = ({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): Failure => ({ exitCode: EXIT_CODE_OF[code] ?? EXIT_CODES.unreadable, message });

/** A failure of whoever gave the arguments. */
export const misused = (message: string): Failure => ({ exitCode: EXIT_CODES.misused, message });
