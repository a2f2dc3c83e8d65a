#!/usr/bin/env node
import { LIBRARY_VERSION } from '@disdetta/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { addAuditCommands } from './commandLine/audit/auditCommands.ts';
import { outputOf } from './commandLine/audit/output.ts';
import { endOnBrokenPipe } from './commandLine/brokenPipe.ts';
import { demoCommand } from './commandLine/demoCommand.ts';
import { HELP, examples } from './commandLine/help.ts';
import { scenarioCommand } from './commandLine/scenarioCommand.ts';
import { schemaCheckCommand, schemaWriteCommand } from './commandLine/schemaCommand.ts';
import { standardTerminal } from './commandLine/terminal.ts';

const toSeed = (text: string): number => {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new InvalidArgumentError('Expected a whole number, 0 or more.');
  }
  return seed;
};

endOnBrokenPipe(process.stdout);

const program = new Command('disdetta')
  .description('Cancel subscriptions, event-sourced.')
  .version(LIBRARY_VERSION)
  .configureHelp(HELP)
  .showHelpAfterError('(add --help to see how it is used)');

program
  .command('demo')
  .description('take customers through the page on which they cancel, on a log on disk')
  .addOption(new Option('--lang <language>', 'the language').choices(['en', 'it']).default('en'))
  .option(
    '--store <place>',
    'the log, a file or esdb://…; default: a new file in a temporary folder',
  )
  .addHelpText('after', examples('disdetta demo', 'disdetta demo --lang it --store demo.db'))
  .action(async (options: { lang: 'en' | 'it'; store?: string }) => {
    const { lang, store } = options;
    process.exitCode = await demoCommand({ lang, store }, standardTerminal);
  });

program
  .command('scenario')
  .description('run scenario files, or all .json files in folders; exits 0 only if all hold')
  .argument('<path...>', 'files and folders')
  .option('--json', 'one JSON object a line, for machines', false)
  .option('--quiet', 'only what does not hold, and the totals', false)
  .option('--seed <number>', 'what random orders are drawn from', toSeed, 20_260_301)
  .addHelpText(
    'after',
    examples('disdetta scenario rules.json', 'disdetta scenario scenarios --quiet'),
  )
  .action(async (paths: string[], options: { json: boolean; quiet: boolean; seed: number }) => {
    process.exitCode = await scenarioCommand(paths, options, standardTerminal);
  });

const schema = program
  .command('schema')
  .description('keep events of your own readable: hold their codecs against committed shapes');

const definitions = new Option(
  '--definitions <module>',
  'a module that exports eventDefinitions; default: the events of this library',
);

schema
  .command('check')
  .description('exits 0 only if every event that was ever stored can be read as it was meant')
  .argument('<folder>', 'where the fixtures are committed')
  .addOption(definitions)
  .addHelpText('after', examples('disdetta schema check fixtures --definitions events.ts'))
  .action(async (folder: string, options: { definitions?: string }) => {
    const module = { definitions: options.definitions };
    process.exitCode = await schemaCheckCommand(folder, module, standardTerminal);
  });

schema
  .command('write')
  .description('commit the shape of events that have no fixture yet; others are left alone')
  .argument('<folder>', 'where the fixtures are committed')
  .addOption(definitions)
  .addHelpText('after', examples('disdetta schema write fixtures --definitions events.ts'))
  .action(async (folder: string, options: { definitions?: string }) => {
    const module = { definitions: options.definitions };
    process.exitCode = await schemaWriteCommand(folder, module, standardTerminal);
  });

addAuditCommands(program, outputOf(process));

await program.parseAsync();
