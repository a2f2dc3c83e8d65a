import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { startDevnode } from '../startDevnode.ts';
import type { Devnode } from '../startDevnode.ts';
import { announcement } from './announcement.ts';
import type { CommandProcess } from './commandProcess.ts';
import { readCommandLine } from './commandOptions.ts';
import { settingsOf } from './nodeSettings.ts';
import type { NodeSettings } from './nodeSettings.ts';
import { untilStopped } from './signals.ts';
import { whyNoFile } from './sqliteVersion.ts';

const FAILED = 1;
const MISUSED = 2;

/**
 * Runs a node until somebody stops it; answers the exit code: 0 when it was stopped or told of
 * itself, 2 when it cannot run as it was asked to, 1 when it ran and something failed.
 */
export const devnodeCommand = async (
  words: readonly string[],
  process: CommandProcess,
): Promise<number> => {
  const complain = (sentence: string, exitCode: number): number => {
    process.stderr.write(`${sentence}\n`);
    return exitCode;
  };

  const options = readCommandLine(words);
  if (E.isLeft(options)) {
    if (options.left.kind === 'wrong') return complain(options.left.sentence, MISUSED);
    process.stdout.write(`${options.left.text}\n`);
    return 0;
  }
  const settings = settingsOf(options.right);
  if (E.isLeft(settings)) return complain(settings.left, MISUSED);
  const noFile = settings.right.log === 'memory' ? null : whyNoFile(process.versions.node);
  if (noFile !== null) return complain(noFile, MISUSED);

  // The library would put a line of its own before every sentence.
  setLogVerbosity(logVerbosity.NONE);
  const started = await start(settings.right);
  if (E.isLeft(started)) return complain(started.left, MISUSED);
  const node = started.right;
  const stopped = untilStopped(process);
  for (const line of announcement(settings.right, node.port)) process.stdout.write(`${line}\n`);
  await stopped;
  return node.close().then(
    () => 0,
    (thrown: unknown) => complain(`The node could not close its log: ${sayingOf(thrown)}`, FAILED),
  );
};

const start = async ({
  host,
  port,
  log,
  tls,
  isOpen,
}: NodeSettings): Promise<E.Either<string, Devnode>> => {
  const certified = tls === null ? {} : { tls };
  const options = { host, port, log, systemEvents: true, insecure: isOpen, ...certified };
  return startDevnode(options).then(E.right, (thrown: unknown) => E.left(sayingOf(thrown)));
};

const sayingOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
