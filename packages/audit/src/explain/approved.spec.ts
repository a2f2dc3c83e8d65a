import type { EventStore, Policies } from '@disdetta/core';
import { defaultPolicies } from '@disdetta/core';
import { expectApproved } from '../testing/approved.ts';
import { clockedLog } from '../testing/clockedLog.ts';
import { accountIdsOf, manyLives, proratedLives } from '../testing/manyLives.ts';
import { richAccount } from '../testing/richAccount.ts';
import { valueOf } from '../testing/sealing.ts';
import type { Told } from '../testing/told.ts';
import type { ExplainLanguage } from './language/spelling.ts';
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

/** One account explained whole, as a text that a person can read. */
const told = async (
  store: EventStore,
  accountId: string,
  language: ExplainLanguage,
): Promise<string> => {
  const { happened, decisions } = valueOf(await explainAccount(store, accountId, { language })());
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
      texts.push(await told(store, accountId, language));
    }
    expectApproved(`explain/${name.replaceAll(' ', '-')}.${language}.md`, texts.join('\n'));
  });
});
