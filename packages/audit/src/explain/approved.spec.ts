import type { EventStore, Policies } from '@disdetta/core';
import { defaultPolicies } from '@disdetta/core';
import { expectApproved } from '../testing/approved.ts';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { accountIdsOf, manyLives, proratedLives } from '../testing/manyLives.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import type { Told } from '../testing/told.ts';
import type { ExplainLanguage } from './language/spelling.ts';
import type { ExplainOptions } from './explain.ts';
import { explainAccount } from './explainAccount.ts';
import type { Sentence } from './sentence.ts';

const LANGUAGES: readonly ExplainLanguage[] = ['en', 'it'];

const shares: Policies = {
  ...defaultPolicies,
  refund: { name: 'prorated-within-days', version: 1, days: 14 },
  payments: 'recorded',
};

const linesOf = (sentences: readonly Sentence[]): string =>
  sentences.map(({ text, evidence }) => `- ${text} [${evidence.join(', ')}]\n`).join('');

/** What of an account was asked for, explained as a text that a person can read. */
const told = async (
  store: EventStore,
  accountId: string,
  options: ExplainOptions,
): Promise<string> => {
  const { happened, decisions } = valueOf(await explainAccount(store, accountId, options)());
  const ofDecisions = decisions.map(
    ({ refundId, accepted, decided, knownThen, knownNow }) =>
      `\n## ${refundId}: ${accepted ? 'accepted' : 'refused'}\n\n` +
      `${linesOf(decided)}\n${linesOf(knownThen)}\n${linesOf(knownNow)}`,
  );
  return `# ${accountId}\n\n${linesOf(happened)}${ofDecisions.join('')}`;
};

describe.each<[string, readonly Told[], Policies]>([
  ['a rich life', richAccount, defaultPolicies],
  ['many lives', manyLives, defaultPolicies],
  ['lives under a policy of shares', proratedLives, shares],
])('%s', (name, lives, policies) => {
  it.each(LANGUAGES)('is explained in %s as it was approved, word for word', async (language) => {
    const store = await clockedLog(lives, policies);
    const texts: string[] = [];
    for (const accountId of accountIdsOf(lives)) {
      texts.push(await told(store, accountId, { language }));
    }
    expectApproved(`explain/${name.replaceAll(' ', '-')}.${language}.md`, texts.join('\n'));
  });
});

describe('one refund alone', () => {
  it('is explained with what bears on it, its line and the whole account', async () => {
    const texts: string[] = [];
    const rich = await clockedLog(richAccount);
    texts.push(await told(rich, 'a-1', { refundId: 'refund-0' }));
    texts.push(await told(rich, 'a-1', { refundId: 'refund-1' }));
    const many = await clockedLog(manyLives);
    texts.push(await told(many, 'withdrawn', { refundId: 'refund-3' }));
    texts.push(await told(many, 'undecided', { refundId: 'refund-1' }));
    expectApproved('explain/one-refund.en.md', texts.join('\n'));
  });
});

describe('an account at an instant', () => {
  it('is explained up to that very instant', async () => {
    const rich = await clockedLog(richAccount);
    const texts = [
      await told(rich, 'a-1', { at: on('2026-03-18T10:00:00.000Z') }),
      await told(rich, 'a-1', { at: on('2026-03-18T09:59:59.999Z') }),
    ];
    expectApproved('explain/at-an-instant.en.md', texts.join('\n'));
  });
});
