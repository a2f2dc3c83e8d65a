import {
  FIRST_INSTANT,
  logOptions,
  nowInstant,
  oneSealOptions,
  sealOptions,
  stretchOf,
  stretchOptions,
  toCount,
  toInstant,
} from './arguments.ts';
import type { ToldStretch } from './arguments.ts';
import type { LogOptions } from './carryOut.ts';
import { checkProof } from './check.ts';
import { STORE, withOptions } from './group.ts';
import type { Group } from './group.ts';
import type { SealArguments } from './keptSeals.ts';
import { proveAccount } from './prove.ts';
import { redecideSome } from './redecide.ts';
import { runAudit } from './run.ts';
import type { RunOptions } from './run.ts';
import { sealLog } from './seal.ts';
import type { SealOptions } from './seal.ts';

/** The commands that prove something of a log. */
export const addProofCommands = ({ command, answer, output }: Group): void => {
  withOptions(
    command('run', 'the whole audit: chain, seals, decisions, exceptions')
      .argument('<store>', STORE)
      .option('--threads <count>', 'how many work at a time; default: one a core', toCount),
    [...sealOptions(), ...stretchOptions('exceptions'), ...logOptions()],
  ).action((store: string, told: Omit<RunOptions, 'from' | 'to'> & ToldStretch) =>
    answer(runAudit(store, 'everything', { ...told, ...stretchOf(told) }, output)),
  );

  withOptions(
    command('verify', 'only the chain and the seals: is the log what was written?').argument(
      '<store>',
      STORE,
    ),
    [...sealOptions(), ...logOptions()],
  ).action((store: string, told: LogOptions & SealArguments) => {
    const never = FIRST_INSTANT;
    return answer(runAudit(store, 'chain and seals', { ...told, from: never, to: never }, output));
  });

  withOptions(
    command('redecide', 'decide every command of an account again, and compare')
      .argument('<store>', STORE)
      .argument('<account...>', 'ids of accounts'),
    logOptions(),
  ).action((store: string, accounts: readonly string[], told: LogOptions) =>
    answer(redecideSome(store, accounts, told, output)),
  );

  withOptions(
    command('seal', 'sign where every stream ends, to be kept away from the log')
      .argument('<store>', STORE)
      .requiredOption('--key <file>', 'the Ed25519 key that signs, in PEM')
      .requiredOption('--out <file>', 'a new file for the seal; its leaves go to <file>.leaves')
      .option('--at <instant>', 'when it is sealed; default: now', toInstant),
    logOptions(),
  ).action((store: string, told: Omit<SealOptions, 'at'> & Partial<Pick<SealOptions, 'at'>>) =>
    answer(sealLog(store, { ...told, at: told.at ?? nowInstant() }, output)),
  );

  withOptions(
    command('prove', 'print the proof that one account stands in a seal, as JSON')
      .argument('<account>', 'the id of the account')
      .option('--refusals', 'of the refusals of that account', false),
    oneSealOptions('the seal that the account stands in'),
  ).action((account: string, told: SealArguments & { readonly refusals: boolean }) =>
    answer(proveAccount(account, told, output)),
  );

  withOptions(
    command('check', 'hold such a proof against a seal, without the log').argument(
      '<proof>',
      'the file of the proof',
    ),
    oneSealOptions('the seal to hold it against'),
  ).action((proof: string, told: SealArguments) => answer(checkProof(proof, told, output)));
};
