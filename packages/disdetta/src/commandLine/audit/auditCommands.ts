import type { Command } from 'commander';
import { stretchOf } from './arguments.ts';
import type { ToldStretch } from './arguments.ts';
import { conclude } from './carryOut.ts';
import { EXIT_CODES } from './exitCodes.ts';
import { addFileCommands } from './fileCommands.ts';
import type { Group } from './group.ts';
import { auditExamples, exitCodesHelp } from './help.ts';
import type { Output } from './output.ts';
import { addProofCommands } from './proofCommands.ts';
import { addQuestionCommands } from './questionCommands.ts';

/** Adds `disdetta audit` and all it can do to a command line. */
export const addAuditCommands = (program: Command, output: Output): void => {
  const audit = program
    .command('audit')
    .description('prove a log years later: its chain, its seals, its decisions')
    .showHelpAfterError('(add --help for examples)')
    // A script that reads 1 as "exceptions" must not get it for a misspelt option.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_CODES.misused))
    .addHelpText('after', auditExamples('audit') + exitCodesHelp);

  const group = (kind: string): Group => ({
    command: (name, description) =>
      audit
        .command(name)
        .helpGroup(kind)
        .description(description)
        .hook('preAction', (_, called) => {
          const { from, to } = stretchOf(called.opts<ToldStretch>());
          if (from > to)
            called.error(
              "error: option '--from <instant>' has to be before --to, which is now by default",
            );
        })
        .addHelpText('after', auditExamples(name)),
    answer: async (work) => {
      process.exitCode = await conclude(work, output);
    },
    output,
  });

  addProofCommands(group('Proofs:'));
  addQuestionCommands(group('Questions:'));
  addFileCommands(group('Files:'));
};
