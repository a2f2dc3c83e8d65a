import type { Archive, ArchiveEntry } from '@disdetta/core';
import fc from 'fast-check';
import { answerOf } from '../answers.ts';
import type { OpenArchive } from './openArchive.ts';
import { at, snapshotAt } from './entries.ts';
import { put, tally } from './model.ts';
import type { Model } from './model.ts';

/** Any archive answers like one that looks at every entry. */
export const describeLikeness = (open: OpenArchive): void => {
  it('answers for random entries, strikes and stretches of time as its model does', async () => {
    const archive = await open();
    await fc.assert(
      fc.asyncProperty(filings, questions, async (entries, asked) => {
        await answerOf(archive.forget('one'));
        const model = await file(archive, entries);
        await expectSameAnswers(archive, model, BigInt(entries.length) - 1n, asked);
      }),
      { numRuns: 150 },
    );
  });
};

/** Instants that crowd around the edges of days, hours, minutes and seconds. */
const instant = fc
  .record({
    day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-01-31', '2026-02-01'),
    hour: fc.constantFrom('00', '01', '22', '23'),
    minute: fc.constantFrom('00', '01', '59'),
    second: fc.constantFrom('00', '30', '59'),
    millisecond: fc.constantFrom('000', '001', '999'),
  })
  .map(({ day, hour, minute, second, millisecond }) =>
    at(`${day}T${hour}:${minute}:${second}.${millisecond}Z`),
  );

/** Few keys, so that they meet; some sort differently by code unit than by code point. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map(String),
  fc.constantFrom('\u{1f643}', '\ufb01', 'è', 'Z'),
);

const entry: fc.Arbitrary<ArchiveEntry> = fc.record({
  shelf: fc.constant('use'),
  key,
  instant: fc.option(instant, { freq: 8 }),
  struck: fc.nat(5).map((chance) => chance === 0),
  note: fc.option(fc.string()),
});

const filings = fc.array(fc.array(entry, { maxLength: 30 }), { maxLength: 5 });

const questions = fc.array(
  fc.record({
    shelf: fc.constant('use'),
    from: instant,
    until: instant,
    except: fc.array(key, { maxLength: 5 }),
  }),
  { maxLength: 8 },
);

const file = async (
  archive: Archive,
  filed: readonly (readonly ArchiveEntry[])[],
): Promise<Model> => {
  const model: Model = new Map();
  for (const [index, entries] of filed.entries()) {
    const revision = BigInt(index);
    expect(await answerOf(archive.file('one', revision - 1n, snapshotAt(revision), entries))).toBe(
      true,
    );
    for (const one of entries) put(model, one);
  }
  return model;
};

const expectSameAnswers = async (
  archive: Archive,
  model: Model,
  through: bigint,
  asked: readonly Parameters<typeof tally>[1][],
): Promise<void> => {
  const keys = [...model.keys(), 'unknown'];
  const findings = await answerOf(archive.consult('one', through, [{ shelf: 'use', keys }], asked));
  expect(findings).toEqual({
    found: [[...model.values()]],
    tallies: asked.map((question) => tally(model, question)),
  });
};
