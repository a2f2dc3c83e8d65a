import type { Exception } from '@disdetta/projections';
import { findingAt } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { on } from '../testing/clockedLog.ts';
import { inRank, rank } from './rank.ts';

const AT = on('2026-05-01T00:00:00.000Z');
const STREAM = 'account-a-1';

const finding = (code: Finding['code'], revision = 3n, stream = STREAM): Finding =>
  findingAt({ stream, revision }, code, `${code} it is.`, { was: 'found' });

const place = (revision: string, stream = STREAM) => ({
  type: 'UsageRecorded' as const,
  stream,
  revision,
});

const exception = (
  code: Exception['code'],
  {
    amount,
    at = AT,
    events = [place('5')],
    ...facts
  }: {
    amount?: object;
    at?: Exception['at'];
    events?: readonly ReturnType<typeof place>[];
    [fact: string]: unknown;
  } = {},
): Exception => ({
  code,
  accountId: 'a-1',
  at,
  evidence: { ...(amount === undefined ? {} : { amount }), ...facts, events },
});

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const codesOf = (...listed: readonly Exception[]): readonly string[] =>
  rank([], listed).map(({ at, amount, evidence, code }) =>
    [code, at, amount?.currency, amount?.amount, evidence[0]?.stream, evidence[0]?.revision].join(
      ' ',
    ),
  );

describe('what a finding is on the list', () => {
  it('says of which account it is, where, and what was found', () => {
    expect(rank([finding('LinkBroken')], [])).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        code: 'LinkBroken',
        gravity: 'tampered',
        amount: null,
        accountId: 'a-1',
        at: null,
        evidence: [{ stream: STREAM, revision: 3n }],
        facts: { was: 'found', message: 'LinkBroken it is.' },
      },
    ]);
  });

  it.each<[string, Finding]>([
    ['the log as a whole', finding('SealDiffers', -1n, '')],
    ['a stream as a whole', finding('StreamCut', -1n)],
  ])('has no event behind it where it concerns %s', (_, one) => {
    expect(rank([one], [])).toMatchObject([{ evidence: [] }]);
  });

  it.each<[Finding['code'], string]>([
    ['LinkBroken', 'tampered'],
    ['DecisionDiffers', 'tampered'],
    ['EventUndecodable', 'unreadable'],
    ['CommandUnreadable', 'unreadable'],
    ['RecordedBackwards', 'oddity'],
    ['DecidedByAnotherVersion', 'oddity'],
  ])('%s is as grave as what it makes of the verdict: %s', (code, gravity) => {
    expect(rank([finding(code)], [])).toMatchObject([{ gravity }]);
  });
});

describe('the order of the list', () => {
  it('puts the gravest first', () => {
    const listed = rank(
      [finding('RecordedBackwards'), finding('EventUndecodable'), finding('LinkBroken')],
      [exception('ClockOddity'), exception('LateUsage')],
    );
    expect(listed.map(({ gravity }) => gravity)).toEqual([
      'tampered',
      'unreadable',
      'money',
      'oddity',
      'oddity',
    ]);
  });

  it('puts money before none, currency by currency, the most first', () => {
    const none = exception('LateUsage');
    const dollar = exception('LateUsage', { amount: { amount: 9, currency: 'USD' } });
    const little = exception('LateUsage', { amount: euros(1) });
    const much = exception('LateUsage', { amount: euros(2) });
    expect(codesOf(none, dollar, little, much).map((text) => text.split(' ')[3])).toEqual([
      '2',
      '1',
      '9',
      '',
    ]);
    expect(inRank([none, dollar, little, much])).toEqual([much, little, dollar, none]);
    expect(inRank([much, little, dollar, none])).toEqual([much, little, dollar, none]);
  });

  it('then goes by when it arose, where, and what it is', () => {
    const early = exception('LateUsage', { at: on('2026-04-01T00:00:00.000Z') });
    const other = exception('LateUsage', { events: [place('1', 'account-a-2')] });
    const first = exception('LateUsage', { events: [place('2')] });
    const tenth = exception('LateUsage', { events: [place('10')] });
    const named = exception('ChargedAfterCancellation', { events: [place('10')] });
    const inOrder = [early, first, named, tenth, other];
    expect(inRank(inOrder.toReversed())).toEqual(inOrder);
    expect(inRank(inOrder)).toEqual(inOrder);
  });

  it('puts what has no event behind it before what has', () => {
    const bare = finding('SealDiffers', -1n, '');
    const at = finding('StreamCut', 0n);
    for (const both of [
      [bare, at],
      [at, bare],
    ]) {
      expect(rank(both, []).map(({ code }) => code)).toEqual(['SealDiffers', 'StreamCut']);
    }
  });
});

describe('the id of what is listed', () => {
  const idsOf = (...listed: readonly Exception[]): readonly string[] =>
    rank([], listed).map(({ id }) => id);

  it('is the same whatever else is found, and another for another event', () => {
    const [alone] = idsOf(exception('LateUsage'));
    const [, second] = rank([finding('LinkBroken')], [exception('LateUsage')]);
    expect(second?.id).toBe(alone);
    expect(idsOf(exception('LateUsage', { events: [place('6')] }))).not.toEqual([alone]);
    expect(idsOf(exception('LateUsage', { events: [place('5', 'account-a-2')] }))).not.toEqual([
      alone,
    ]);
    expect(idsOf(exception('ChargedAfterCancellation'))).not.toEqual([alone]);
  });

  it('is told apart where the same is found three times at one place', () => {
    const three = [exception('LateUsage'), exception('LateUsage'), exception('LateUsage')];
    expect(new Set(idsOf(...three)).size).toBe(3);
  });

  it('of a refund that is owed stays though events are added to it, and of no other', () => {
    const grown = { events: [place('5'), place('8')] };
    expect(idsOf(exception('RefundOwedForLong', grown))).toEqual(
      idsOf(exception('RefundOwedForLong')),
    );
    expect(idsOf(exception('LateUsage', grown))).not.toEqual(idsOf(exception('LateUsage')));
  });

  it('of a reference that nobody knows is made of what it refers to', () => {
    const ids = [
      { kind: 'invoice', id: 'i-1' },
      { kind: 'invoice', id: 'i-2' },
      { kind: 'usage', id: 'i-1' },
    ].flatMap((named) => idsOf(exception('UnknownReference', named)));
    expect(new Set(ids).size).toBe(3);
    expect(idsOf(exception('LateUsage', { kind: 'invoice', id: 'i-1' }))).toEqual(
      idsOf(exception('LateUsage', { kind: 'usage', id: 'i-9' })),
    );
  });
});
