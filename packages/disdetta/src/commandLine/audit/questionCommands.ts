import { readPolicies } from '@disdetta/audit';
import { Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { answerFromLog } from './answerFromLog.ts';
import {
  languageOption,
  logOptions,
  sealOptions,
  stretchOf,
  stretchOptions,
  toCount,
  toInstant,
} from './arguments.ts';
import type { ToldStretch } from './arguments.ts';
import type { LogOptions } from './carryOut.ts';
import { failureOf } from './failure.ts';
import { STORE, withOptions } from './group.ts';
import type { Group } from './group.ts';
import { readSeals } from './keptSeals.ts';
import type { SealArguments } from './keptSeals.ts';
import { askingAsOf } from './questions/asOf.ts';
import { askingExceptions } from './questions/exceptions.ts';
import { explaining } from './questions/explain.ts';
import type { ExplainArguments } from './questions/explain.ts';
import { POPULATIONS, drawingSample } from './questions/sample.ts';
import type { SampleArguments } from './questions/sample.ts';
import { askingTotals } from './questions/totals.ts';
import { askingWhatIf } from './questions/whatIf.ts';
import { readText } from './textFile.ts';

/** The commands that ask a log something. */
export const addQuestionCommands = ({ command, answer, output }: Group): void => {
  withOptions(
    command('explain', 'what happened to an account, and why its refunds were due or refused')
      .argument('<store>', STORE)
      .argument('<account>', 'the id of the account')
      .option('--refund <id>', 'one refund; default: all of them')
      .option('--at <instant>', 'what had happened by then; default: everything', toInstant)
      .addOption(languageOption()),
    logOptions(),
  ).action((store: string, account: string, told: LogOptions & ExplainArguments) =>
    answer(answerFromLog(store, told, output, explaining(account, told))),
  );

  withOptions(
    command('as-of', 'any query of the domain, as of any instant')
      .argument('<store>', STORE)
      .argument('<query>', 'its name, such as planStatus')
      .argument('<question>', 'its data as JSON, with "at", and "knownAt" if you like'),
    logOptions(),
  ).action((store: string, query: string, question: string, told: LogOptions) =>
    answer(
      pipe(
        TE.fromEither(askingAsOf(query, question)),
        TE.chain((asking) => answerFromLog(store, told, output, asking)),
      ),
    ),
  );

  withOptions(
    command('what-if', 'how past refund requests would be answered under other policies')
      .argument('<store>', STORE)
      .requiredOption('--policy <file>', 'the policies to try out, as JSON'),
    [...stretchOptions('requests'), ...logOptions()],
  ).action((store: string, told: LogOptions & ToldStretch & { readonly policy: string }) =>
    answer(
      pipe(
        readText(told.policy, 'policies'),
        TE.chainEitherK((text) => pipe(readPolicies(text), E.mapLeft(failureOf))),
        TE.chain((others) =>
          answerFromLog(store, told, output, askingWhatIf(others, stretchOf(told))),
        ),
      ),
    ),
  );

  withOptions(
    command('totals', 'control totals by month, or of one stretch of time, and currency').argument(
      '<store>',
      STORE,
    ),
    [...stretchOptions('totals'), ...logOptions()],
  ).action((store: string, told: LogOptions & ToldStretch) => {
    const isTold = told.from !== undefined || told.to !== undefined;
    return answer(
      answerFromLog(store, told, output, askingTotals(isTold ? stretchOf(told) : null)),
    );
  });

  withOptions(
    command('exceptions', 'all that a person should look at, the gravest first').argument(
      '<store>',
      STORE,
    ),
    [...sealOptions(), ...stretchOptions('exceptions'), ...logOptions()],
  ).action((store: string, told: LogOptions & SealArguments & ToldStretch) =>
    answer(
      pipe(
        readSeals(told),
        TE.chain((seals) =>
          answerFromLog(store, told, output, askingExceptions(seals, stretchOf(told))),
        ),
      ),
    ),
  );

  withOptions(
    command('sample', 'draw a sample that anybody can draw again')
      .argument('<store>', STORE)
      .addOption(new Option('--of <kind>', 'of what').choices(POPULATIONS).default('refunds'))
      .requiredOption('--seed <text>', 'the same one draws the same sample')
      .option('--size <count>', 'how many items, or monetary units', toCount, 25)
      .option('--currency <code>', 'draw by the money of that currency; default: at random'),
    logOptions(),
  ).action((store: string, told: LogOptions & SampleArguments) =>
    answer(answerFromLog(store, told, output, drawingSample(told))),
  );
};
