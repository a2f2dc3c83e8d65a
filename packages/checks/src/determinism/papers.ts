import {
  controlTotals,
  drawSample,
  explainAccount,
  inclusionProof,
  listExceptions,
  publicKeyOf,
  seal,
  verifySeal,
  writeReport,
} from '@disdetta/audit';
import type { ReportLanguage } from '@disdetta/audit';
import { isId, streamOf } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { OPEN_KEY } from './key.ts';
import { CUSTOMERS } from './story.ts';
import { instantOf, valueOf } from './values.ts';

/** When everything is asked for, and of which time. */
export const AT = instantOf('2026-07-01T09:00:00.000Z');
export const STRETCH = { from: instantOf('2026-01-01T00:00:00.000Z'), to: AT };

/** A file by its name, and what stands in it. */
export type Paper = readonly [name: string, text: string];

const asJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one), 2);

/** A seal made now, its leaves, and the proof that each account stands in it. */
const sealPapers = async (store: EventStore): Promise<readonly Paper[]> => {
  const { text, leaves } = valueOf(await seal(store, { privateKey: OPEN_KEY, at: AT })());
  const sealed = valueOf(verifySeal(text, valueOf(publicKeyOf(OPEN_KEY))));
  const proofs = CUSTOMERS.map(({ accountId }) =>
    valueOf(inclusionProof(sealed, leaves, streamOf(accountId))),
  );
  return [
    ['seal', text],
    ['leaves', leaves],
    ['proofs.json', asJson(proofs)],
  ];
};

/** What is told of the whole log and of its accounts, in a language. */
const toldPapers = async (
  store: EventStore,
  language: ReportLanguage,
): Promise<readonly Paper[]> => {
  const options = { at: AT, stretch: STRETCH, language };
  const accountIds = CUSTOMERS.map(({ accountId }) => accountId).filter(isId);
  const [one = ''] = accountIds;
  const explained = accountIds.map((accountId) => explainAccount(store, accountId, { language }));
  return [
    [`report.${language}.html`, valueOf(await writeReport(store, options)())],
    [
      `report-of-account.${language}.html`,
      valueOf(await writeReport(store, { ...options, accountId: one })()),
    ],
    [`explained.${language}.json`, asJson(valueOf(await TE.sequenceArray(explained)()))],
  ];
};

/** Every text that an auditor can ask a log for. */
export const papersOf = async (store: EventStore): Promise<readonly Paper[]> => {
  const method = { name: 'monetary-unit', currency: 'EUR' } as const;
  const sampling = { population: 'charges', method, seed: 'ıi', size: 5 } as const;
  return [
    ...(await sealPapers(store)),
    ...(await toldPapers(store, 'en')),
    ...(await toldPapers(store, 'it')),
    ['totals.json', asJson(valueOf(await controlTotals(store)()))],
    ['exceptions.json', asJson(valueOf(await listExceptions(store, { stretch: STRETCH })()))],
    ['sample.json', asJson(valueOf(await drawSample(store, sampling)()))],
  ];
};
