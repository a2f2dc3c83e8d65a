import { decodePolicies } from '@disdetta/core';
import type { EventStore, Policies } from '@disdetta/core';
import { openDisdetta } from 'disdetta';
import type { CommentKeys, Disdetta } from 'disdetta';
import { STORY } from './story.ts';
import type { Step } from './story.ts';
import { valueOf } from './values.ts';

/** A refund for who has not used the service, or else the share of what is ahead, for two weeks. */
const POLICIES: Policies = valueOf(
  decodePolicies({
    refund: {
      firstOf: [{ name: 'unused-since-last-billing' }, { name: 'prorated-within-days', days: 14 }],
    },
  }),
);

/** Chance has no part in this: the key of every account is known. */
const COMMENTS: CommentKeys = {
  keyFor: async () => new Uint8Array(32).fill(7),
  knownKeyOf: async () => new Uint8Array(32).fill(7),
  forget: async () => undefined,
};

/** A command of the story with the amount that a customer is shown, and agrees to. */
const agreed = async (disdetta: Disdetta, { type, at, data }: Step): Promise<Step['data']> => {
  if (type !== 'RequestRefund') return data;
  const shown = await disdetta.ask('refundEligibility', {
    accountId: data['accountId'],
    subscriptionId: data['subscriptionId'],
    at,
  });
  const isDue = shown.ok && shown.answer?.eligible === true;
  const agreedAmount = isDue ? shown.answer.amount : { amount: 1, currency: 'EUR' };
  return { ...data, agreedAmount };
};

/**
 * Tells the story at the front door, the clock set before every command; answers what became of
 * each, a line a command.
 */
export const tellStory = async (
  store: EventStore,
  setClock: (at: string) => void,
): Promise<readonly string[]> => {
  const options = { store, policies: POLICIES, comments: COMMENTS, journalRefusals: true };
  const disdetta = await openDisdetta(options);
  const lines: string[] = [];
  for (const [place, step] of STORY.entries()) {
    setClock(step.at);
    const data = await agreed(disdetta, step);
    const metadata = { commandId: `command-${place}` };
    const told = await disdetta.handle({ type: step.type, data, metadata });
    const became = told.ok ? told.events.map(({ type }) => type) : told.refusal;
    lines.push(`${step.at} ${step.type} ${JSON.stringify(became)}`);
  }
  return lines;
};
