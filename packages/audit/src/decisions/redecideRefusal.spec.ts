import { isAccountStream } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import {
  A_DAY,
  REFUSALS,
  STREAM,
  altered,
  billed,
  cancel,
  command,
  foundIn,
  inData,
  inMetadata,
  opened,
  refund,
  started,
} from '../testing/decidedAgain.ts';

type Log = readonly StoredEvent[];

describe('a refusal', () => {
  it('that was not due is told by its command', async () => {
    const change = altered(REFUSALS, 0n, inData('"decidedOn":0', '"decidedOn":2'));
    expect(await foundIn([opened, cancel('c-9'), started, billed], change)).toEqual([
      {
        code: 'RefusalNotDue',
        stream: REFUSALS,
        revision: 0n,
        message: `Refusal 0 of ${REFUSALS} should not be there: its CancelSubscription is not refused on the account as it was.`,
        facts: { command: 'CancelSubscription' },
      },
    ]);
  });

  it('of a command that was carried out was not due', async () => {
    const change = altered(REFUSALS, 0n, inData('"decidedOn":0', '"decidedOn":2'));
    expect(await foundIn([opened, cancel('c-9'), started, cancel('c-9')], change)).toMatchObject([
      { code: 'RefusalNotDue' },
    ]);
  });

  it('that says something else is told by what differs', async () => {
    const change = altered(REFUSALS, 0n, ({ data, metadata }) => ({
      data: data.replace('has nothing to cancel', 'has something to cancel'),
      metadata: metadata.replace('"commandType":"Cancel', '"commandType":"Close'),
    }));
    expect(await foundIn([opened, cancel('c-9')], change)).toMatchObject([
      {
        code: 'RefusalDiffers',
        message: `Refusal 0 of ${REFUSALS} is not what its command is answered with: message, metadata.commandType.`,
        facts: {
          differences: [
            { path: 'message' },
            {
              path: 'metadata.commandType',
              recorded: 'CloseSubscription',
              decided: 'CancelSubscription',
            },
          ],
        },
      },
    ]);
  });

  it('on events that are gone says on which', async () => {
    const change = altered(REFUSALS, 0n, inData('"decidedOn":0', '"decidedOn":7'));
    expect(await foundIn([opened, cancel('c-9')], change)).toEqual([
      {
        code: 'RefusalOutOfPlace',
        stream: REFUSALS,
        revision: 0n,
        message: `Refusal 0 of ${REFUSALS} was decided on event 7 of its account, on which nothing can have been decided: events are gone, or this is not what was written.`,
        facts: { decidedOn: 7 },
      },
    ]);
  });

  it('is decided where it was, in whatever order the journal is', async () => {
    const reversed = (log: Log): Log => {
      const refusals = log.filter(({ stream }) => !isAccountStream(stream)).toReversed();
      return [
        ...log.filter(({ stream }) => isAccountStream(stream)),
        ...refusals.map((event, index) => ({ ...event, revision: BigInt(index) })),
      ];
    };
    const commands = [opened, cancel('c-7'), started, billed, refund, cancel('c-8'), cancel('c-9')];
    expect(await foundIn(commands, reversed)).toEqual([]);
  });

  it('of a command id that another actor used is due', async () => {
    const byAnother = {
      ...cancel('c-3'),
      metadata: { commandId: 'c-3', actor: { kind: 'support' } },
    };
    expect(await foundIn([opened, started, cancel('c-3'), byAnother])).toEqual([]);
  });

  it('of a command id that was used for a command without an instant is due', async () => {
    const use = command('c-3', 'RecordUsage', { usageId: 'u-1', usedAt: A_DAY });
    expect(await foundIn([opened, started, use, cancel('c-3')])).toEqual([]);
  });
});

describe('a command that cannot be read', () => {
  const unreadable = inMetadata('"type":"CancelSubscription"', '"type":"CancelEverything"');
  const sentence = 'cannot be decided again. The command cannot be read: type should be';

  it('is told at its event', async () => {
    const change = altered(STREAM, 2n, unreadable);
    expect(await foundIn([opened, started, cancel('c-3')], change)).toMatchObject([
      {
        code: 'CommandUnreadable',
        stream: STREAM,
        revision: 2n,
        message: expect.stringContaining(`The command of event 2 of ${STREAM} ${sentence}`),
      },
    ]);
  });

  it('is told at its refusal', async () => {
    const change = altered(REFUSALS, 0n, unreadable);
    expect(await foundIn([opened, cancel('c-3')], change)).toMatchObject([
      {
        code: 'CommandUnreadable',
        stream: REFUSALS,
        message: expect.stringContaining(`The command of event 0 of ${REFUSALS} ${sentence}`),
      },
    ]);
  });
});
