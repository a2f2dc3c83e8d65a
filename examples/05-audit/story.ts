import { writeFileSync } from 'node:fs';
import { writeBundle, writeReport } from '@disdetta/audit';
import type { EarlierSeal } from '@disdetta/audit';
import { openDisdetta } from 'disdetta';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { explainRefunds, totalsOf } from './asking.ts';
import { commands } from './commands.ts';
import { alterAmount, alterAmountAndLinks, cutEnd, forge } from './forging.ts';
import { look, reading } from './looking.ts';
import type { Places } from './places.ts';
import { makeKeys, sealLog } from './sealing.ts';
import type { Keys } from './sealing.ts';
import type { Times } from './times.ts';

/** Why something was not done, as every failure of the audit says it. */
interface Failure {
  readonly message: string;
}

const FORGERIES = {
  'an-amount-altered': alterAmount,
  'an-amount-and-all-links-altered': alterAmountAndLinks,
  'a-cancellation-cut-off': cutEnd,
};

/** Tells the story in a folder, and answers a line for everything that was looked at. */
export const tell = (places: Places, times: Times): TE.TaskEither<Failure, readonly string[]> => {
  const keys = makeKeys(places);
  return pipe(
    TE.fromTask(() => writeLog(places.log)),
    TE.chainW(() => sealLog(places, keys, times.at)),
    TE.bindTo('seal'),
    TE.bindW('verdicts', ({ seal }) =>
      TE.traverseSeqArray((file: string) => lookTwice(file, seal))([
        places.log,
        ...forgeAll(places),
      ]),
    ),
    TE.chainFirstW(({ seal }) => handOver(places, keys, times, seal)),
    TE.bindW('answers', () => ask(places.log, times)),
    TE.map(({ verdicts, answers }) => [...verdicts.flat(), ...answers]),
  );
};

/** Writes a small log, refusals included: a customer may ask about those, too. */
const writeLog = async (file: string): Promise<void> => {
  const disdetta = await openDisdetta({ file, journalRefusals: true });
  await disdetta.handleMany(commands);
  await disdetta.close();
};

const forgeAll = (places: Places): readonly string[] =>
  Object.entries(FORGERIES).map(([name, forgery]) => {
    const copy = places.forged(name);
    forge(places.log, copy, forgery);
    return copy;
  });

const lookTwice = (file: string, seal: EarlierSeal): TE.TaskEither<Failure, readonly string[]> =>
  pipe(
    TE.sequenceSeqArray([look(file, []), look(file, [seal])]),
    TE.map(([alone = '', sealed = '']) => [
      file,
      `  alone:         ${alone}`,
      `  with its seal: ${sealed}`,
    ]),
  );

/** What a customer, and whoever keeps the firm's books, would like to know. */
const ask = (file: string, times: Times): TE.TaskEither<Failure, readonly string[]> =>
  pipe(
    TE.sequenceSeqArray([
      explainRefunds(file, 'a-1'),
      explainRefunds(file, 'a-2'),
      totalsOf(file, times),
    ]),
    TE.map(([granted = [], refused = [], totals = []]) => [
      'why one refund was due, and the other was not',
      ...granted,
      ...refused,
      'what March came to',
      ...totals,
    ]),
  );

/** What an auditor takes home: one page to look at, and a folder that needs nothing of ours. */
const handOver = (
  places: Places,
  { privateKey }: Keys,
  { at, from, to }: Times,
  seal: EarlierSeal,
): TE.TaskEither<Failure, void> =>
  pipe(
    reading(places.log, (store) =>
      writeReport(store, { at, stretch: { from, to }, seals: [seal] }),
    ),
    TE.map((page) => {
      writeFileSync(places.report, page);
    }),
    TE.chainW(() =>
      reading(places.log, (store) =>
        writeBundle(store, { folder: places.bundle, privateKey, at, seals: [seal] }),
      ),
    ),
    TE.map(() => undefined),
  );
