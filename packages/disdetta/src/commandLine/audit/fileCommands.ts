import type { Instant } from '@disdetta/core';
import { Option } from 'commander';
import {
  languageOption,
  logOptions,
  many,
  nowInstant,
  sealOptions,
  stretchOf,
  stretchOptions,
  toInstant,
} from './arguments.ts';
import type { ToldStretch } from './arguments.ts';
import { bundleLog } from './files/bundle.ts';
import type { BundleArguments } from './files/bundle.ts';
import { FORMATS, exportLog } from './files/export.ts';
import type { ExportArguments } from './files/export.ts';
import { reportLog } from './files/report.ts';
import type { ReportArguments } from './files/report.ts';
import { STORE, withOptions } from './group.ts';
import type { Group } from './group.ts';

/** Arguments as they are told: without a stretch or an instant, they have defaults. */
type Told<Arguments> = Omit<Arguments, 'stretch' | 'at'> & ToldStretch & { readonly at?: Instant };

const dated = <Arguments>(told: Told<Arguments>) => ({
  ...told,
  at: told.at ?? nowInstant(),
  stretch: stretchOf(told),
});

/** The commands that write something to be handed over; the log itself is only read. */
export const addFileCommands = ({ command, answer, output }: Group): void => {
  withOptions(
    command('export', 'write the log as another format')
      .argument('<store>', STORE)
      .addOption(
        new Option('--format <name>', 'the format')
          .choices(Object.keys(FORMATS))
          .makeOptionMandatory(),
      )
      .requiredOption('--out <file>', 'a new file'),
    logOptions(),
  ).action((store: string, told: ExportArguments) => answer(exportLog(store, told, output)));

  withOptions(
    command('bundle', 'write a folder of evidence that can be verified without this program')
      .argument('<store>', STORE)
      .requiredOption('--sign-with <file>', 'the Ed25519 key that signs, in PEM')
      .requiredOption('--out <folder>', 'a new folder')
      .option('--at <instant>', 'when it is made; default: now', toInstant)
      .addOption(many('--account <id>', 'one account alone; may be given more than once')),
    [...sealOptions(), ...stretchOptions('exceptions'), ...logOptions()],
  ).action((store: string, told: Told<BundleArguments>) =>
    answer(bundleLog(store, dated<BundleArguments>(told), output)),
  );

  withOptions(
    command('report', 'write a report for people, as one HTML file')
      .argument('<store>', STORE)
      .requiredOption('--html <file>', 'a new file')
      .option('--account <id>', 'of one account; default: of the whole log')
      .option('--at <instant>', 'as of when it speaks; default: now', toInstant)
      .addOption(languageOption()),
    [...sealOptions(), ...stretchOptions('what is reported'), ...logOptions()],
  ).action((store: string, told: Told<ReportArguments>) =>
    answer(reportLog(store, dated<ReportArguments>(told), output)),
  );
};
