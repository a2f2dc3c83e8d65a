import { isLeft } from 'fp-ts/lib/Either.js';
import { decide } from '../../account/decide.ts';
import { evolve } from '../../account/evolve.ts';
import { writeSnapshot } from '../../account/snapshot.ts';
import { unknownAccount } from '../../account/state.ts';
import type { Account } from '../../account/state.ts';
import { sha256Of } from '../../kernel/hash.ts';
import type { Policies } from '../../policies/policies.ts';
import { decisionViolations, stateViolations } from '../invariants.ts';
import { CLOCK, HAPPENINGS, OPENING, commandOf } from './world.ts';
import type { Happening } from './world.ts';

/** So often each thing may happen in one story. */
const TIMES = 2;

/** What was looked at, and the stories that broke an invariant. */
export interface Exploration {
  readonly states: number;
  readonly decisions: number;
  readonly violations: readonly string[];
}

/** A moment of a story. */
interface Moment {
  readonly account: Account;
  readonly tick: number;
  /** How often each of the happenings has happened. */
  readonly told: readonly number[];
  readonly story: readonly string[];
}

const keyOf = ({ account, tick, told }: Moment): string =>
  sha256Of(JSON.stringify([writeSnapshot({ account, hash: null }), tick, told])).slice(0, 24);

const carriedOut = (account: Account, input: object, policies: Policies): Account => {
  const outcome = decide(commandOf(input, 'opening'), account, policies);
  if (isLeft(outcome)) throw new Error(outcome.left.message);
  return outcome.right.reduce<Account>(evolve, account);
};

/**
 * Lets everything happen that may happen in so many steps after an opening, in every order, on every
 * tick of the clock, and holds each decision and each state against the invariants. A state that
 * was met before is not looked at again, unless more steps are left now than were then.
 */
export const explore = (
  policies: Policies,
  opening: readonly object[],
  steps: number,
): Exploration => {
  const met = new Map<string, number>();
  const violations: string[] = [];
  let decisions = 0;

  const isNew = (moment: Moment, left: number): boolean => {
    const key = keyOf(moment);
    if ((met.get(key) ?? -1) >= left) return false;
    met.set(key, left);
    return true;
  };

  const happen = (moment: Moment, happening: Happening, place: number): Moment | null => {
    const { account, tick, told, story } = moment;
    const times = told[place] ?? 0;
    const at = CLOCK[tick];
    if (times === TIMES || at === undefined) return null;
    const isFact = happening.kind === 'fact';
    const input = isFact ? happening.command : happening.commandAt(at, account, policies);
    if (input === null) return null;
    decisions += 1;
    const command = commandOf(input, `${happening.name} ${times}`);
    const outcome = decide(command, account, policies);
    const line = [...story, `${happening.name} at ${at}`];
    const blame = (what: string): void => {
      violations.push(`${line.join(', then ')}: ${what}`);
    };
    if (isLeft(outcome)) {
      if (isFact) blame(`a fact is refused with ${outcome.left.code}`);
      return null;
    }
    if (isFact && times > 0 && outcome.right.length > 0) blame('a fact counts twice');
    const after = outcome.right.reduce<Account>(evolve, account);
    decisionViolations(command, account, outcome.right).forEach(blame);
    stateViolations(after, policies).forEach(blame);
    return { account: after, tick, told: told.with(place, times + 1), story: line };
  };

  const goOn = (moment: Moment, left: number): void => {
    if (!isNew(moment, left) || left === 0) return;
    for (const [place, happening] of HAPPENINGS.entries()) {
      const next = happen(moment, happening, place);
      if (next !== null) goOn(next, left - 1);
    }
    if (moment.tick + 1 < CLOCK.length) goOn({ ...moment, tick: moment.tick + 1 }, left - 1);
  };

  const account = [...OPENING, ...opening].reduce<Account>(
    (before, input) => carriedOut(before, input, policies),
    unknownAccount(),
  );
  goOn({ account, tick: 0, told: HAPPENINGS.map(() => 0), story: [] }, steps);
  return { states: met.size, decisions, violations };
};
