import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.ts';
import { defaultPolicies } from '../policies/policies.ts';
import type { Command } from './commands.ts';
import {
  decodeAccountEvent,
  encodeEvents,
  hashOf,
  isAccountStream,
  originOf,
  streamOf,
} from './envelope.ts';
import type { Event } from './events.ts';

const at = '2026-03-10T00:00:00.000Z' as Instant;
const command = (traces: object): Command => ({
  type: 'CloseAccount',
  data: { accountId: 'account-1', at },
  metadata: { commandId: 'command-1', actor: { kind: 'support', id: 'agent-7' }, ...traces },
});
const closed: Event = { type: 'AccountClosed', data: { accountId: 'account-1', at } };

const envelopeOf = (given: Command) => {
  const encoded = encodeEvents(
    [closed, closed],
    originOf(given, defaultPolicies),
    'hash-of-before',
  );
  return encoded.map((event, index) => {
    const place = {
      stream: 'account-account-1',
      revision: BigInt(index),
      position: 1n,
      recordedAt: at,
    };
    const decoded = decodeAccountEvent({ ...event, ...place });
    if (isLeft(decoded)) throw new Error(decoded.left.message);
    return decoded.right;
  });
};

describe('the envelope of an event', () => {
  it('tells who asked for what, and what it follows from and belongs to', () => {
    const traces = { correlationId: 'request-1', causationId: 'webhook-1' };
    const [first] = envelopeOf(command(traces));
    expect(first?.metadata).toEqual({
      schemaVersion: 1,
      commandId: 'command-1',
      commandType: 'CloseAccount',
      command: command(traces),
      actor: { kind: 'support', id: 'agent-7' },
      ...traces,
      decidedBy: { library: expect.any(String) as string, policies: defaultPolicies },
      previousHash: 'hash-of-before',
    });
  });

  it('leaves out traces that were not given', () => {
    const [first] = envelopeOf(command({}));
    expect(first?.metadata).not.toHaveProperty('correlationId');
    expect(first?.metadata).not.toHaveProperty('causationId');
  });

  it('links every event to the one before it, by the texts that are stored', () => {
    const encoded = encodeEvents([closed, closed], originOf(command({}), defaultPolicies), null);
    const [first] = encoded;
    if (first === undefined) throw new Error('two events are encoded');
    expect(envelopeOf(command({}))[1]?.id).not.toBe(first.id);
    const metadata = JSON.parse(encoded[1]?.metadata ?? '{}') as { previousHash: string };
    expect(metadata.previousHash).toBe(hashOf(first));
    for (const field of ['id', 'type', 'data', 'metadata'] as const) {
      expect(hashOf({ ...first, [field]: `${first[field]} ` })).not.toBe(hashOf(first));
    }
  });

  it('gives another account other ids for the same commandId', () => {
    const [here] = encodeEvents([closed], originOf(command({}), defaultPolicies), null);
    const there = { ...command({}), data: { accountId: 'account-2', at } } as Command;
    const [elsewhere] = encodeEvents([closed], originOf(there, defaultPolicies), null);
    expect(here?.id).not.toBe(elsewhere?.id);
  });

  it('stands on the stream of the account', () => {
    expect(streamOf('a-1')).toBe('account-a-1');
    expect(isAccountStream('account-a-1')).toBe(true);
    expect(isAccountStream('refusals-a-1')).toBe(false);
    expect(
      isRight(
        decodeAccountEvent({
          id: 'x',
          type: 'y',
          data: '',
          metadata: '',
          stream: 's',
          revision: 0n,
          position: 1n,
          recordedAt: at,
        }),
      ),
    ).toBe(false);
  });
});
