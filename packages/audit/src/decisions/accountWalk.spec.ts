import { isAccountStream } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import {
  A_DAY,
  billed,
  cancel,
  command,
  foundIn,
  opened,
  refund,
  started,
} from '../testing/decidedAgain.ts';

const without = (type: string) => (log: readonly StoredEvent[]) => {
  const revision = log.find((event) => event.type === type)?.revision ?? 0n;
  return log
    .filter((event) => event.type !== type)
    .map((event) =>
      isAccountStream(event.stream) && event.revision > revision
        ? { ...event, revision: event.revision - 1n }
        : event,
    );
};

const ofRefusal =
  (from: string, to: string) =>
  (log: readonly StoredEvent[]): readonly StoredEvent[] =>
    log.map((event) => ({ ...event, data: event.data.replace(from, to) }));

describe('an account decided again', () => {
  it('gives no finding, whether commands are accepted, refused, repeated or confused', async () => {
    const commands = [opened, cancel('c-9'), started, billed, refund, refund, cancel('c-1')];
    expect(await foundIn(commands)).toEqual([]);
  });

  it('misses the end of a line that was refunded', async () => {
    expect(
      await foundIn([opened, started, billed, refund], without('SubscriptionCancelled')),
    ).toEqual([
      expect.objectContaining({
        code: 'EventsMissing',
        revision: 4n,
        facts: { command: 'RequestRefund', missing: ['SubscriptionCancelled'] },
      }),
    ]);
  });

  it('refuses a refund of what was never billed', async () => {
    expect(await foundIn([opened, started, billed, refund], without('AccountBilled'))).toEqual([
      expect.objectContaining({
        code: 'DecisionRefused',
        revision: 2n,
        facts: { command: 'RequestRefund', refusedWith: 'RefundNotEligible' },
      }),
    ]);
  });

  it('sees that a command was carried out twice', async () => {
    const twice = (log: readonly StoredEvent[]): readonly StoredEvent[] => [
      ...log,
      ...log.slice(1, 2).map((event) => ({ ...event, revision: 3n, position: 9n })),
    ];
    const codes = (await foundIn([opened, started, billed], twice)).map(({ code }) => code);
    expect(codes).toContain('CommandRepeated');
  });

  it('sees a refusal that was not due', async () => {
    const moved = ofRefusal('"decidedOn":0', '"decidedOn":2');
    expect(await foundIn([opened, cancel('c-9'), started, billed], moved)).toEqual([
      expect.objectContaining({ code: 'RefusalNotDue', stream: 'refusals-a-1', revision: 0n }),
    ]);
  });

  it('sees a refusal on events that are gone, or within one decision', async () => {
    const commands = [opened, started, billed, refund, cancel('c-9')];
    for (const decidedOn of ['3', '7']) {
      const moved = ofRefusal('"decidedOn":4', `"decidedOn":${decidedOn}`);
      expect(await foundIn(commands, moved)).toEqual([
        expect.objectContaining({ code: 'RefusalOutOfPlace', revision: 0n }),
      ]);
    }
  });

  it('sees what a confused command id was said to have been used for', async () => {
    const changed = ofRefusal('"firstUsedFor":"OpenAccount"', '"firstUsedFor":"StartPlan"');
    expect(await foundIn([opened, started, cancel('c-1')], changed)).toEqual([
      expect.objectContaining({ code: 'RefusalDiffers', stream: 'refusals-a-1', revision: 0n }),
    ]);
  });

  it('never repeats the comment of a customer', async () => {
    const withComment = command('c-4', 'CancelSubscription', {
      subscriptionId: 's-1',
      reason: { code: 'other', comment: 'my secret' },
      at: A_DAY,
    });
    const changed = (log: readonly StoredEvent[]): readonly StoredEvent[] =>
      log.map((event) => ({ ...event, data: event.data.replace('my secret', 'my other') }));
    const [finding] = await foundIn([opened, started, billed, withComment], changed);
    expect(finding).toMatchObject({
      code: 'DecisionDiffers',
      facts: {
        differences: [
          {
            path: 'data.reason.comment',
            recorded: 'string of 8 characters',
            decided: 'string of 9 characters',
          },
        ],
      },
    });
  });

  it('says when another version of the library decided', async () => {
    const older = (log: readonly StoredEvent[]): readonly StoredEvent[] =>
      log.map((event) => ({
        ...event,
        metadata: event.metadata.replace('"library":"0.1.0"', '"library":"0.0.9"'),
      }));
    const found = await foundIn([opened, cancel('c-9')], older);
    expect(found.map(({ code }) => code)).toEqual([
      'DecidedByAnotherVersion',
      'DecidedByAnotherVersion',
    ]);
  });
});
