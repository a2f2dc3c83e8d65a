import { accountDecider, decodeCommand } from '@disdetta/core';
import type { Account, Event, InvalidCommand, Rejection } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** An account as it stands, and everything that has happened to it. */
export interface Told {
  readonly account: Account;
  readonly events: readonly Event[];
}

const decider = accountDecider();

/** Nothing has happened yet. */
export const beginning: Told = { account: decider.initial, events: [] };

/** Decides a command on what was told, and lets what comes of it happen. */
export const tell = (
  { account, events }: Told,
  type: string,
  data: object,
): E.Either<Rejection | InvalidCommand, Told> =>
  pipe(
    decodeCommand({ type, data, metadata: { commandId: `command-${events.length}` } }),
    E.chainW((command) => decider.decide(command, account)),
    E.map((happened) => ({
      account: happened.reduce(decider.evolve, account),
      events: [...events, ...happened],
    })),
  );
