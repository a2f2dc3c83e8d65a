import type { Command, Option } from 'commander';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { logOptions, nowInstant, sealOptions, toCount, toInstant } from './arguments.ts';
import { conclude } from './carryOut.ts';
import type { LogOptions } from './carryOut.ts';
import { checkProof } from './check.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { ExitCode } from './exitCodes.ts';
import type { Failure } from './failure.ts';
import { examples, exitCodesHelp } from './help.ts';
import type { SealArguments } from './keptSeals.ts';
import type { Output } from './output.ts';
import { proveAccount } from './prove.ts';
import { redecideSome } from './redecide.ts';
import { runAudit } from './run.ts';
import type { RunOptions } from './run.ts';
import { sealLog } from './seal.ts';
import type { SealOptions } from './seal.ts';

const STORE = 'the log: a file, or esdb://…; it is only read';

const withOptions = (command: Command, options: readonly Option[]): Command => {
  for (const option of options) command.addOption(option);
  return command;
};

/** Adds `disdetta audit` and all it can do to a command line. */
export const addAuditCommands = (program: Command, output: Output): void => {
  const answer = async (work: TaskEither<Failure, ExitCode>): Promise<void> => {
    process.exitCode = await conclude(work, output);
  };

  const audit = program
    .command('audit')
    .description('prove a log years later: its chain, its seals, its decisions')
    .showHelpAfterError('(add --help for examples)')
    // A script that reads 1 as "exceptions" must not get it for a misspelt option.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_CODES.misused))
    .addHelpText('after', examples('audit') + exitCodesHelp);

  const command = (name: string, description: string): Command =>
    audit.command(name).description(description).addHelpText('after', examples(name));

  withOptions(
    command('run', 'the whole audit: chain, seals, decisions, exceptions')
      .argument('<store>', STORE)
      .option('--from <instant>', 'exceptions from then on', toInstant, toInstant('0000-01-01'))
      .option('--to <instant>', 'exceptions before then; default: now', toInstant)
      .option('--threads <count>', 'how many work at a time; default: one a core', toCount),
    [...sealOptions(), ...logOptions()],
  ).action((store: string, told: Omit<RunOptions, 'to'> & Partial<Pick<RunOptions, 'to'>>) =>
    answer(runAudit(store, 'everything', { ...told, to: told.to ?? nowInstant() }, output)),
  );

  withOptions(
    command('verify', 'only the chain and the seals: is the log what was written?').argument(
      '<store>',
      STORE,
    ),
    [...sealOptions(), ...logOptions()],
  ).action((store: string, told: LogOptions & SealArguments) => {
    const never = toInstant('0000-01-01');
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
    sealOptions(),
  ).action((account: string, told: SealArguments & { readonly refusals: boolean }) =>
    answer(proveAccount(account, told, output)),
  );

  withOptions(
    command('check', 'hold such a proof against a seal, without the log').argument(
      '<proof>',
      'the file of the proof',
    ),
    sealOptions(),
  ).action((proof: string, told: SealArguments) => answer(checkProof(proof, told, output)));
};
