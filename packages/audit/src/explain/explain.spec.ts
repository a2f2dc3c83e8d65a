import * as E from 'fp-ts/lib/Either.js';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import { inOrder } from '../testing/told.ts';
import type { Told } from '../testing/told.ts';
import type { ExplainOptions, Explanation } from './explain.ts';
import { explainAccount } from './explainAccount.ts';

const explained = async (
  options: ExplainOptions = {},
  story: readonly Told[] = richAccount,
): Promise<Explanation> => valueOf(await explainAccount(await clockedLog(story), 'a-1', options)());

const textsOf = (sentences: readonly { readonly text: string }[] = []): readonly string[] =>
  sentences.map(({ text }) => text);

const voided = (usageId: string, at: string): Told => ({
  type: 'VoidUsage',
  at,
  data: { accountId: 'a-1', usageId, at },
});

describe('an account explained', () => {
  it('tells why a refund was due, under which policy, and what it rests on', async () => {
    const { decisions } = await explained({ refundId: 'refund-1' });
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.decided).toEqual([
      {
        text: 'On 6 May 2026, 12:00:00 UTC, refund refund-1 of 14.99 EUR was due under the policy unused-since-last-billing, version 1.',
        evidence: ['account-a-1@35'],
      },
      {
        text: 'The account had not been used since the line was last billed, as far as was known.',
        evidence: ['account-a-1@33'],
      },
    ]);
    expect(decisions[0]?.knownThen).toEqual([
      {
        text: 'When that was decided, 35 events of the account were known, the last recorded on 2 May 2026, 08:30:00 UTC.',
        evidence: ['account-a-1@34'],
      },
    ]);
  });

  it('tells what was learnt too late, and that it would change the answer', async () => {
    const { decisions } = await explained({ refundId: 'refund-1' });
    expect(textsOf(decisions[0]?.knownNow)).toEqual([
      'Only recorded after that, on 12 May 2026, 03:00:00 UTC: On 4 May 2026, 18:30:00 UTC: Used, use-late.',
      'With what is known now, nothing would be due (UsedSinceLastBilling).',
    ]);
  });

  it('tells why a refund was refused, with the use that stood against it', async () => {
    const { decisions } = await explained({ refundId: 'refund-0' });
    expect(decisions[0]?.accepted).toBe(false);
    expect(decisions[0]?.decided).toEqual([
      {
        text: 'On 18 Mar 2026, 10:00:00 UTC, refund refund-0 was refused (RefundNotEligible).',
        evidence: ['refusals-a-1@0'],
      },
      {
        text: 'That was decided under the policy unused-since-last-billing, version 1.',
        evidence: ['refusals-a-1@0'],
      },
      {
        text: 'The account was used 3 times since the line was last billed, first on 3 Mar 2026, 14:00:00 UTC (use-2026-03-03T14:00:00.000Z).',
        evidence: ['refusals-a-1@0', 'account-a-1@23'],
      },
    ]);
    expect(textsOf(decisions[0]?.knownNow)).toEqual([
      'Nothing that had happened before was recorded after it.',
    ]);
  });

  it('tells that the uses that stood against a refund were voided since, whenever that was', async () => {
    const voids = richAccount.flatMap(({ type, at, data }) =>
      type === 'RecordUsage' && at.startsWith('2026-03')
        ? [voided(String(data['usageId']), '2026-03-20T10:00:00.000Z')]
        : [],
    );
    const { decisions } = await explained(
      { refundId: 'refund-0' },
      inOrder([...richAccount, ...voids]),
    );
    expect(textsOf(decisions[0]?.knownNow)).toEqual([
      ...voids.map(() => expect.stringContaining('Usage voided') as string),
      'With what is known now, 19.99 EUR would be due.',
    ]);
  });

  it('leaves out the void of a use that came after the decision', async () => {
    const late = voided('use-2026-04-07T14:00:00.000Z', '2026-04-08T10:00:00.000Z');
    const { decisions } = await explained(
      { refundId: 'refund-0' },
      inOrder([...richAccount, late]),
    );
    expect(textsOf(decisions[0]?.knownNow)).toEqual([
      'Nothing that had happened before was recorded after it.',
    ]);
  });

  it('tells that an earlier refund had failed, so that its money was due again', async () => {
    const again = {
      type: 'RequestRefund',
      at: '2026-05-07T12:00:00.000Z',
      data: {
        accountId: 'a-1',
        subscriptionId: 's-1',
        refundId: 'refund-2',
        agreedAmount: { amount: 1_499, currency: 'EUR' },
        at: '2026-05-07T12:00:00.000Z',
      },
    };
    const story = richAccount.map((one) =>
      one.type === 'RecordRefundFailed'
        ? { ...one, data: { ...one.data, failedAt: '2026-05-06T18:00:00.000Z' } }
        : one,
    );
    const { decisions } = await explained({ refundId: 'refund-2' }, inOrder([...story, again]));
    expect(decisions[0]?.accepted).toBe(false);
    expect(textsOf(decisions[0]?.knownNow).at(-1)).toBe(
      'With what is known now, 14.99 EUR would be due.',
    );
  });

  it('tells what was due where another amount was agreed to', async () => {
    const told = richAccount.map((one) =>
      one.type === 'RequestRefund' && one.data['refundId'] === 'refund-1'
        ? { ...one, data: { ...one.data, agreedAmount: { amount: 1_000, currency: 'EUR' } } }
        : one,
    );
    const { decisions } = await explained({ refundId: 'refund-1' }, told);
    expect(textsOf(decisions[0]?.decided).at(-1)).toBe(
      'Agreed to was 10.00 EUR, but 14.99 EUR was due.',
    );
  });

  it('says the same in Italian', async () => {
    const { happened, decisions } = await explained({ refundId: 'refund-1', language: 'it' });
    expect(textsOf(happened)).toContain(
      'Il 6 mag 2026, 12:00:00 UTC: Rimborso promesso, refund-1, 14,99 EUR.',
    );
    expect(textsOf(decisions[0]?.knownNow).at(-1)).toBe(
      'Con ciò che si sa oggi non sarebbe dovuto nulla (UsedSinceLastBilling).',
    );
  });

  it('tells only what had happened by then', async () => {
    const { happened, decisions } = await explained({ at: on('2026-04-01T00:00:00.000Z') });
    expect(decisions.map(({ refundId }) => refundId)).toEqual(['refund-0']);
    expect(textsOf(happened).some((text) => text.includes('Apr 2026'))).toBe(false);
    expect(textsOf(happened).at(-1)).toBe(
      'The account was used: 17 uses, from 4 Jan 2026, 14:00:00 UTC to 11 Mar 2026, 14:00:00 UTC.',
    );
  });

  it('never repeats what the customer wrote, and every sentence about the past has evidence', async () => {
    const whole = await explained();
    expect(JSON.stringify(whole)).not.toContain('never to be shown');
    expect(whole.happened.every(({ evidence }) => evidence.length > 0)).toBe(true);
  });

  it('refuses to explain a refund that nobody asked for', async () => {
    const store = await clockedLog(richAccount);
    const outcome = await explainAccount(store, 'a-1', { refundId: 'refund-9' })();
    expect(outcome).toMatchObject(E.left({ code: 'RefundNotInAccount' }));
  });
});
