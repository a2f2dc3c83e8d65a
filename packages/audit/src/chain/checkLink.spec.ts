import { hashOf } from '@disdetta/core';
import type { Instant, StoredEvent } from '@disdetta/core';
import fc from 'fast-check';
import type { Finding } from '../finding.ts';
import { plots, tell } from '../testing/histories.ts';
import { createChain } from './chain.ts';
import { derivedId } from './derivedId.ts';

const STREAM = 'account-account-1';

const findingsOf = (log: readonly (StoredEvent | undefined)[]): readonly Finding[] => {
  const chain = createChain();
  return log.flatMap((stored) => (stored === undefined ? [] : chain.see(stored)));
};

describe('what the chain of a stream finds', () => {
  let log: readonly StoredEvent[] = [];

  beforeAll(async () => {
    const told = fc.sample(plots, { numRuns: 20, seed: 1 }).map((plot) => tell(plot));
    const streams = (await Promise.all(told)).map((events) =>
      events.filter(({ stream }) => stream === STREAM),
    );
    log = streams.find(({ length }) => length >= 4) ?? [];
  });

  it('of an event that comes again names the one that it came after', () => {
    const [first, second, third] = log;
    expect(findingsOf([first, second, third, second])).toEqual([
      {
        code: 'RevisionRepeated',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} comes again: the log holds it more than once, or not in its order.`,
        facts: { after: 2n },
      },
    ]);
  });

  it('of events that are gone names the first and the last', () => {
    const [first, , , fourth] = log;
    expect(findingsOf([first, fourth])).toContainEqual({
      code: 'RevisionsMissing',
      stream: STREAM,
      revision: 1n,
      message: `${STREAM} goes on with event 3: all from 1 to 2 are missing.`,
      facts: { from: 1n, to: 2n },
    });
  });

  it('of a link that is broken names both hashes', () => {
    const [first, second] = log;
    if (first === undefined) throw new Error('no events');
    const altered = { ...first, data: first.data.replace('{', '{"note":"planted",') };
    expect(findingsOf([altered, second])).toMatchObject([
      {
        code: 'LinkBroken',
        revision: 1n,
        facts: { before: 0n, expected: hashOf(altered), found: hashOf(first) },
      },
    ]);
  });

  it('of an id that does not follow from its command names the one that would', () => {
    const [first] = log;
    if (first === undefined) throw new Error('no events');
    const found = derivedId(STREAM, 'another-command', 0);
    const expected = first.id;
    expect(findingsOf([{ ...first, id: found }])).toEqual([
      {
        code: 'IdNotDerived',
        stream: STREAM,
        revision: 0n,
        message: `The id of event 0 of ${STREAM} does not follow from its command: it was written for another place.`,
        facts: { expected, found },
      },
    ]);
  });

  it('of an event of another account names that account', () => {
    const [first] = log;
    if (first === undefined) throw new Error('no events');
    const data = first.data.replaceAll('account-1', 'account-9');
    expect(findingsOf([{ ...first, data }])).toEqual([
      {
        code: 'AccountDiffers',
        stream: STREAM,
        revision: 0n,
        message: `Event 0 of ${STREAM} is of another account: it belongs into account-account-9.`,
        facts: { accountId: 'account-9' },
      },
    ]);
  });

  it('of a clock that ran backwards names both times', () => {
    const [first, second] = log;
    if (first === undefined || second === undefined) throw new Error('no events');
    const recordedAt = '2026-01-01T00:00:00.000Z' as Instant;
    expect(findingsOf([first, { ...second, recordedAt }])).toEqual([
      {
        code: 'RecordedBackwards',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} was recorded before the event that it follows: a clock was set back, or the times were altered.`,
        facts: { recordedAt, before: first.recordedAt },
      },
    ]);
  });
});
