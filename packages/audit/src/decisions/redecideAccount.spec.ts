import { hashOf } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';
import type { Head } from '../chain/head.ts';
import {
  REFUSALS,
  STREAM,
  altered,
  billed,
  cancel,
  foundIn,
  logOf,
  opened,
  refund,
  started,
} from '../testing/decidedAgain.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { valueOf } from '../testing/sealing.ts';
import { accountsIn } from './accounts.ts';
import { createAccountWalk } from './accountWalk.ts';
import { redecideAccount } from './redecideAccount.ts';

describe('a walk through an account', () => {
  it('passes over events that come again, and counts each command once', async () => {
    const log = await logOf([opened, started, billed, refund]);
    const walk = createAccountWalk([]);
    const found = [...log, ...log].flatMap((event) => [...walk.take(event), ...walk.take(event)]);
    expect([...found, ...walk.end()]).toEqual([]);
    expect(walk.decisions()).toBe(4);
  });

  it('stops at an event that nobody can read, and says so once', async () => {
    const log = altered(STREAM, 2n, () => ({ data: '{' }))(
      await logOf([opened, started, billed, cancel('c-4')]),
    );
    const walk = createAccountWalk([]);
    expect([...log.flatMap((event) => walk.take(event)), ...walk.end()]).toMatchObject([
      { code: 'EventUndecodable', revision: 2n },
    ]);
    expect(walk.decisions()).toBe(2);
  });

  it('says nothing of refusals after that', async () => {
    const change = altered(STREAM, 1n, () => ({ data: '{' }));
    const commands = [opened, started, refund];
    expect((await foundIn(commands, change)).map(({ code }) => code)).toEqual(['EventUndecodable']);
  });
});

describe('an account that is read again for its decisions', () => {
  const headAt = ({ revision, recordedAt }: StoredEvent, hash: string): Head => ({
    revision,
    hash,
    recordedAt,
    commandId: null,
    placeInDecision: 0,
  });

  it('is told where it does not end as it was read before', async () => {
    const log = await logOf([opened, started]);
    const last = log.at(-1);
    if (last === undefined) throw new Error('no events');
    const findingsWith = async (hash: string): Promise<unknown> =>
      valueOf(
        await redecideAccount(storeOf(log), 'a-1', {
          heads: new Map([[STREAM, headAt(last, hash)]]),
        })(),
      ).findings;
    expect(await findingsWith(hashOf(last))).toEqual([]);
    expect(await findingsWith('00')).toEqual([
      {
        code: 'StreamReadsOtherwise',
        stream: STREAM,
        revision: 1n,
        message: `${STREAM} does not end with the same event 1 when it is read alone: repair the store.`,
        facts: {},
      },
    ]);
  });

  it('is told where nothing of it is there any more', async () => {
    const [first] = await logOf([opened]);
    if (first === undefined) throw new Error('no events');
    const heads = new Map([[STREAM, headAt(first, hashOf(first))]]);
    expect(valueOf(await redecideAccount(storeOf([]), 'a-1', { heads })())).toMatchObject({
      findings: [{ code: 'StreamReadsOtherwise', revision: 0n }],
      decisions: 0,
    });
  });

  it('is not looked at where it was not there before', async () => {
    const store = storeOf(await logOf([opened, started]));
    expect(valueOf(await redecideAccount(store, 'a-1', { heads: new Map() })())).toEqual({
      findings: [],
      decisions: 0,
      refusals: 0,
    });
  });

  it('tells a refusal that nobody can read', async () => {
    const log = altered(REFUSALS, 0n, () => ({ data: '{' }))(await logOf([opened, cancel('c-9')]));
    expect(valueOf(await redecideAccount(storeOf(log), 'a-1')())).toMatchObject({
      findings: [{ code: 'EventUndecodable', stream: REFUSALS, revision: 0n }],
      refusals: 0,
    });
  });
});

describe('the accounts of a log', () => {
  it('are those of events or refusals, each once, in order', () => {
    const head: Head = {
      revision: 0n,
      hash: '',
      recordedAt: '2026-03-10T12:00:00.000Z' as Head['recordedAt'],
      commandId: null,
      placeInDecision: 0,
    };
    const streams = ['refusals-b', 'account-c', 'other', 'account-a', 'refusals-a'];
    expect(accountsIn(new Map(streams.map((stream) => [stream, head])))).toEqual(['a', 'b', 'c']);
  });
});
