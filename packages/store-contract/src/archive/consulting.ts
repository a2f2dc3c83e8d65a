import { answerOf } from '../answers.ts';
import type { OpenArchive } from './openArchive.ts';
import { MAY, at, snapshotAt, usedOn } from './entries.ts';

/** What an archive answers. */
export const describeConsulting = (open: OpenArchive): void => {
  describe('consulting', () => {
    it('answers null when more was filed since, or forgotten', async () => {
      const archive = await open();
      await answerOf(archive.file('one', -1n, snapshotAt(5n), []));

      expect(await answerOf(archive.consult('one', 4n, [], []))).toBeNull();
      expect(await answerOf(archive.consult('one', 5n, [], []))).toEqual({
        found: [],
        tallies: [],
      });
      await answerOf(archive.forget('one'));
      expect(await answerOf(archive.consult('one', 5n, [], []))).toBeNull();
    });

    it('finds keys on their shelf, in the order asked, and leaves out what is not there', async () => {
      const archive = await open();
      const noted = { shelf: 'command', key: 'a', instant: null, struck: false, note: '12' };
      const entries = [usedOn('a', '02'), usedOn('b', '03'), noted];
      await answerOf(archive.file('one', -1n, snapshotAt(0n), entries));

      const findings = await answerOf(
        archive.consult(
          'one',
          0n,
          [
            { shelf: 'use', keys: ['b', 'x', 'a'] },
            { shelf: 'command', keys: ['a'] },
            { shelf: 'other', keys: ['a'] },
          ],
          [],
        ),
      );
      expect(findings?.found).toEqual([[usedOn('b', '03'), usedOn('a', '02')], [noted], []]);
    });

    it('tallies from an instant on and before another', async () => {
      const archive = await open();
      const entries = ['01', '02', '03', '04'].map((day) => usedOn(`on ${day}`, day));
      await answerOf(archive.file('one', -1n, snapshotAt(0n), entries));

      const findings = await answerOf(
        archive.consult(
          'one',
          0n,
          [],
          [
            {
              ...MAY,
              from: at('2026-05-02T12:00:00.000Z'),
              until: at('2026-05-04T12:00:00.000Z'),
            },
          ],
        ),
      );
      expect(findings?.tallies).toEqual([
        {
          count: 2,
          first: { key: 'on 02', instant: at('2026-05-02T12:00:00.000Z') },
          last: { key: 'on 03', instant: at('2026-05-03T12:00:00.000Z') },
        },
      ]);
    });

    it('leaves out some keys, also when they are the first and the last', async () => {
      const archive = await open();
      const entries = ['a', 'b', 'c', 'd'].map((key) => usedOn(key, '02'));
      await answerOf(archive.file('one', -1n, snapshotAt(0n), entries));

      const findings = await answerOf(
        archive.consult('one', 0n, [], [{ ...MAY, except: ['a', 'd', 'd', 'unknown'] }]),
      );
      const noon = at('2026-05-02T12:00:00.000Z');
      expect(findings?.tallies).toEqual([
        { count: 2, first: { key: 'b', instant: noon }, last: { key: 'c', instant: noon } },
      ]);
    });
  });
};
