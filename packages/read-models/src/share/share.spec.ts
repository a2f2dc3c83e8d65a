import { randomUUID } from 'node:crypto';
import { checkShare, shareOf, streamsOf } from './share.ts';

const countsOf = (accountIds: readonly string[], of: number): readonly number[] => {
  const counts = Array.from({ length: of }, () => 0);
  for (const accountId of accountIds) {
    const place = shareOf(accountId, of) - 1;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
};

const ids = (idAt: (place: number) => string): readonly string[] =>
  Array.from({ length: 20_000 }, (_, place) => idAt(place));

describe('the share of an account', () => {
  it('is the same for ever, and in any language', () => {
    // As zlib.crc32(b'a-1') % 4 + 1 in Python says.
    expect(['a-1', 'a-2', 'cuenta-ñ', '会社-7'].map((accountId) => shareOf(accountId, 4))).toEqual([
      1, 3, 3, 1,
    ]);
  });

  it.each([
    ['numbers', ids(String)],
    ['even numbers', ids((place) => `account-${place * 2}`)],
    ['numbers with zeros before them', ids((place) => `c${String(place).padStart(10, '0')}`)],
    ['UUIDs', ids(() => randomUUID())],
  ])('is about as large as any other, with ids that are %s', (_, accountIds) => {
    for (const shares of [2, 3, 4, 8, 12]) {
      const fair = accountIds.length / shares;
      for (const count of countsOf(accountIds, shares)) {
        expect(Math.abs(count - fair) / fair).toBeLessThan(0.15);
      }
    }
  });

  it('has the streams of its accounts, and of nobody else', () => {
    const streams = ids((place) => `account-${place}`);
    for (const stream of streams) {
      const takers = [1, 2, 3].filter((number) => streamsOf({ number, of: 3 })(stream));
      expect(takers).toEqual([shareOf(stream.replace('account-', ''), 3)]);
    }
    expect(streamsOf({ number: 1, of: 1 })('account-a')).toBe(true);
    expect(streamsOf({ number: 1, of: 1 })('journal-a')).toBe(false);
  });

  it.each([
    [{ number: 0, of: 4 }],
    [{ number: 5, of: 4 }],
    [{ number: 1.5, of: 4 }],
    [{ number: 1, of: 0 }],
    [{ number: 1, of: 1_025 }],
    [{ number: Number.NaN, of: 4 }],
  ])('is refused where there is none: %j', (share) => {
    expect(checkShare(share)).toMatchObject({ left: { code: 'InvalidShare', facts: share } });
  });
});
