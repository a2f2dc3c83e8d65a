import { zip } from 'fp-ts/lib/ReadonlyArray.js';
import { castDraft } from 'immer';
import type { Draft } from 'immer';
import type {
  ArchiveEntry,
  Dated,
  FindQuestion,
  Findings,
  TallyQuestion,
} from '../kernel/archive.ts';
import type { Command } from './commands.ts';
import { addOnsOf, chargesOf } from './lines.ts';
import type { Account } from './state.ts';
import { noUses } from './usage.ts';
import type { FiledUses, Stretch, Use, UsedOnce } from './usage.ts';

const SHELF = 'use';

/** What an archive has to answer before a command can be decided on a state that filed its uses. */
export interface Questions {
  readonly finds: readonly FindQuestion[];
  readonly tallies: readonly TallyQuestion[];
}

/** The uses that a command is decided on: one by its id, or those since a billing. */
export const questionsOf = (command: Command, account: Account): Questions => {
  switch (command.type) {
    case 'RecordUsage':
    case 'VoidUsage':
      return { finds: [{ shelf: SHELF, keys: [command.data.usageId] }], tallies: [] };
    case 'RequestRefund': {
      const recent = [...account.usage.uses.keys()];
      const stretches = stretchesOf(command, account);
      return {
        finds: [{ shelf: SHELF, keys: recent }],
        tallies: stretches.map((stretch) => ({ shelf: SHELF, ...stretch, except: recent })),
      };
    }
    default:
      return { finds: [], tallies: [] };
  }
};

const stretchesOf = (
  { data: { subscriptionId, at } }: Command<'RequestRefund'>,
  account: Account,
): readonly Stretch[] => {
  const lines = [
    subscriptionId,
    ...addOnsOf(account, subscriptionId).map((addOn) => addOn.subscriptionId),
  ];
  const billed = lines.flatMap((line) => chargesOf(account, line).map(({ billedAt }) => billedAt));
  return [...new Set(billed)].map((from) => ({ from, until: at }));
};

/** Lays what an archive answered beside the uses that an account still keeps itself. */
export const takeAnswers = (
  account: Draft<Account>,
  { tallies }: Questions,
  findings: Findings,
): void => {
  const filed: FiledUses = {
    uses: new Map(findings.found.flat().map((entry) => [entry.key, useOf(entry)])),
    summaries: zip(tallies, findings.tallies).map(([{ from, until }, { count, first, last }]) => ({
      from,
      until,
      summary: { count, first: usedOnce(first), last: usedOnce(last) },
    })),
  };
  account.usage.filed = castDraft(filed);
};

const useOf = ({ instant, struck }: ArchiveEntry): Use => ({ usedAt: instant, voided: struck });

const usedOnce = (entry: Dated | null): UsedOnce | null =>
  entry === null ? null : { usageId: entry.key, usedAt: entry.instant };

/** The uses that an account keeps, as an archive files them. */
export const entriesOf = (account: Account): readonly ArchiveEntry[] =>
  [...account.usage.uses].map(([key, { usedAt, voided }]) => ({
    shelf: SHELF,
    key,
    instant: usedAt,
    struck: voided,
    note: null,
  }));

/** Lets go of the uses that were filed. */
export const dropFiled = (account: Draft<Account>): void => {
  account.usage = noUses();
};
