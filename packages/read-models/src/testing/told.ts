import { createHandle, defaultPolicies, foldAccount } from '@disdetta/core';
import type { Command, Event, EventStore } from '@disdetta/core';
import { commandOf, openings, stories } from '@disdetta/core/testing';
import type { Intent } from '@disdetta/core/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

/** What happens to some accounts: how each begins, and what is wanted of it, in turns. */
export interface Told {
  readonly openings: readonly (readonly Command[])[];
  readonly stories: readonly (readonly Intent[])[];
}

/** Random stories of two or three accounts. */
export const told: fc.Arbitrary<Told> = fc.integer({ min: 2, max: 3 }).chain((accounts) =>
  fc.record({
    openings: fc.array(openings, { minLength: accounts, maxLength: accounts }),
    stories: fc.array(stories, { minLength: accounts, maxLength: accounts }),
  }),
);

/** The value of an outcome that has to be one. */
export const valueOf = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isRight(outcome)) return outcome.right;
  throw new Error(`Not a value: ${JSON.stringify(outcome.left, digits)}`);
};

const digits = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** The account of that place among the told ones. */
export const accountAt = (place: number): string => `account-${place}`;

/** Lets the stories happen on a log, the accounts taking turns; what is refused leaves no trace. */
export const happenOn = async (store: EventStore, { openings, stories }: Told): Promise<void> => {
  const handle = createHandle({ store });
  const histories = openings.map((): Event[] => []);
  const give = async (place: number, command: Command, turn: string): Promise<void> => {
    const accountId = accountAt(place);
    const handled = await handle({
      type: command.type,
      data: { ...command.data, accountId },
      metadata: { commandId: `${turn}-of-${accountId}`, actor: command.metadata.actor },
    })();
    if (E.isRight(handled)) histories[place]?.push(...handled.right.events);
  };
  for (const [place, commands] of openings.entries()) {
    for (const [at, command] of commands.entries()) await give(place, command, `opening-${at}`);
  }
  const longest = Math.max(...stories.map(({ length }) => length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const [place, story] of stories.entries()) {
      const intent = story[turn];
      if (intent === undefined) continue;
      const account = foldAccount(histories[place] ?? []);
      await give(place, commandOf(intent, turn, account, defaultPolicies), `turn-${turn}`);
    }
  }
};
