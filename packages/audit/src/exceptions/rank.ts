import { money } from '@disdetta/core';
import type { Money } from '@disdetta/core';
import type { Exception } from '@disdetta/projections';
import { isRight } from 'fp-ts/lib/Either.js';
import { accountOf } from '../decisions/accounts.ts';
import type { Finding, Place } from '../finding.ts';
import { sha256 } from '../sha256.ts';
import { GRAVITIES, gravityOfException, gravityOfFinding } from './gravity.ts';
import type { RankedException } from './rankedException.ts';

type Unnamed = Omit<RankedException, 'id'>;

const ofException = ({ code, accountId, at, evidence }: Exception): Unnamed => {
  const { events, ...facts } = evidence;
  return {
    code,
    gravity: gravityOfException(code),
    amount: amountIn(evidence),
    accountId,
    at,
    evidence: events.map(({ stream, revision }) => ({ stream, revision: BigInt(revision) })),
    facts,
  };
};

const ofFinding = ({ code, stream, revision, message, facts }: Finding): Unnamed => ({
  code,
  gravity: gravityOfFinding(code),
  amount: null,
  accountId: accountOf(stream),
  at: null,
  evidence: stream === '' || revision < 0n ? [] : [{ stream, revision }],
  facts: { ...facts, message },
});

const amountIn = ({ amount, charged, owed }: Exception['evidence']): Money | null => {
  const decoded = [amount, charged, owed].map((value) => money.decode(value)).find(isRight);
  return decoded?.right ?? null;
};

/** The rank of an exception: the gravest first, then by currency the most money, then by place. */
const compare = (one: Unnamed, other: Unnamed): number =>
  GRAVITIES.indexOf(one.gravity) - GRAVITIES.indexOf(other.gravity) ||
  byMoney(one.amount, other.amount) ||
  byText(one.at ?? '', other.at ?? '') ||
  byPlace(one.evidence[0], other.evidence[0]) ||
  byText(one.code, other.code);

/** Different currencies cannot be held against each other: each has its turn. */
const byMoney = (one: Money | null, other: Money | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return byText(one.currency, other.currency) || other.amount - one.amount;
};

const byPlace = (one: Place | undefined, other: Place | undefined): number =>
  byText(one?.stream ?? '', other?.stream ?? '') ||
  Number((one?.revision ?? -1n) - (other?.revision ?? -1n));

const byText = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** Exceptions in the order in which a person should look at them. */
export const inRank = (exceptions: readonly Exception[]): readonly Exception[] =>
  exceptions
    .map((exception) => ({ exception, ranked: ofException(exception) }))
    .sort((one, other) => compare(one.ranked, other.ranked))
    .map(({ exception }) => exception);

/** Findings and exceptions as one list, ranked, each with its id. */
export const rank = (
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): readonly RankedException[] => {
  const seen = new Map<string, number>();
  return [...findings.map(ofFinding), ...exceptions.map(ofException)].sort(compare).map((one) => {
    const identity = identityOf(one);
    const times = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, times);
    // What is found twice at one place is told apart by its turn.
    const id = sha256(times === 1 ? identity : `${identity} ${times}`);
    return { id: id.toString('hex').slice(0, ID_DIGITS), ...one };
  });
};

const ID_DIGITS = 16;

/** A refund that is owed gains events as time goes by: its request alone names it. */
const identityOf = ({ code, evidence, facts }: Unnamed): string => {
  const places = code === 'RefundOwedForLong' ? evidence.slice(0, 1) : evidence;
  const named = code === 'UnknownReference' ? [facts['kind'], facts['id']] : [];
  return JSON.stringify([
    code,
    ...named,
    ...places.map(({ stream, revision }) => [stream, String(revision)]),
  ]);
};
