import { answerOf } from '../answers.ts';
import type { OpenArchive } from './openArchive.ts';
import { MAY, at, snapshotAt, usedOn } from './entries.ts';

/** What is filed, and by whom. */
export const describeFiling = (open: OpenArchive): void => {
  describe('filing', () => {
    it('has no snapshot of a stream nobody filed', async () => {
      const archive = await open();

      expect(await answerOf(archive.open('one'))).toBeNull();
    });

    it('keeps the last snapshot of each stream', async () => {
      const archive = await open();
      expect(await answerOf(archive.file('one', -1n, snapshotAt(7n), []))).toBe(true);
      expect(await answerOf(archive.file('one', 7n, snapshotAt(9n), []))).toBe(true);
      expect(await answerOf(archive.file('two', -1n, snapshotAt(3n), []))).toBe(true);

      expect(await answerOf(archive.open('one'))).toEqual(snapshotAt(9n));
      expect(await answerOf(archive.open('two'))).toEqual(snapshotAt(3n));
    });

    it.each([-1n, 6n, 8n])(
      'lets nobody file after %s when the last was at 7, and keeps nothing of it',
      async (after) => {
        const archive = await open();
        await answerOf(archive.file('one', -1n, snapshotAt(7n), []));

        const filed = await answerOf(
          archive.file('one', after, snapshotAt(9n), [usedOn('a', '02')]),
        );

        expect(filed).toBe(false);
        expect(await answerOf(archive.open('one'))).toEqual(snapshotAt(7n));
        const findings = await answerOf(
          archive.consult('one', 7n, [{ shelf: 'use', keys: ['a'] }], [MAY]),
        );
        expect(findings).toEqual({ found: [[]], tallies: [{ count: 0, first: null, last: null }] });
      },
    );

    it('keeps the first instant and note of a key', async () => {
      const archive = await open();
      const first = { ...usedOn('a', '02'), note: 'first' };
      const second = { ...usedOn('a', '03'), note: 'second' };
      await answerOf(archive.file('one', -1n, snapshotAt(0n), [first]));
      await answerOf(archive.file('one', 0n, snapshotAt(1n), [second]));

      const findings = await answerOf(
        archive.consult('one', 1n, [{ shelf: 'use', keys: ['a'] }], []),
      );
      expect(findings?.found).toEqual([[first]]);
    });

    it('takes the instant from the first entry that has one', async () => {
      const archive = await open();
      const nameless = { ...usedOn('a', '02'), instant: null };
      await answerOf(archive.file('one', -1n, snapshotAt(0n), [nameless, usedOn('a', '03')]));

      const findings = await answerOf(archive.consult('one', 0n, [], [MAY]));
      const third = { key: 'a', instant: at('2026-05-03T12:00:00.000Z') };
      expect(findings?.tallies).toEqual([{ count: 1, first: third, last: third }]);
    });

    it.each([
      ['before', true, false],
      ['after', false, true],
    ])('counts nothing that was struck %s it came', async (_when, first, second) => {
      const archive = await open();
      const used = usedOn('a', '02');
      await answerOf(archive.file('one', -1n, snapshotAt(0n), [{ ...used, struck: first }]));
      await answerOf(archive.file('one', 0n, snapshotAt(1n), [{ ...used, struck: second }]));

      const findings = await answerOf(
        archive.consult('one', 1n, [{ shelf: 'use', keys: ['a'] }], [MAY]),
      );
      expect(findings).toEqual({
        found: [[{ ...used, struck: true }]],
        tallies: [{ count: 0, first: null, last: null }],
      });
    });

    it('forgets a stream whole, and no other', async () => {
      const archive = await open();
      await answerOf(archive.file('one', -1n, snapshotAt(0n), [usedOn('a', '02')]));
      await answerOf(archive.file('two', -1n, snapshotAt(0n), [usedOn('a', '02')]));
      await answerOf(archive.forget('one'));

      expect(await answerOf(archive.open('one'))).toBeNull();
      const forgotten = await answerOf(archive.consult('one', -1n, [], [MAY]));
      const kept = await answerOf(archive.consult('two', 0n, [], [MAY]));
      expect(forgotten?.tallies.map(({ count }) => count)).toEqual([0]);
      expect(kept?.tallies.map(({ count }) => count)).toEqual([1]);
    });
  });
};
