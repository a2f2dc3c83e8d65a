import type { Either } from 'fp-ts/lib/Either.js';
import type { Policies } from '../../policies/policies.ts';
import type { Command, CommandType } from '../commands.ts';
import type { Event } from '../events.ts';
import type { Rejection } from '../rejections.ts';
import type { Account } from '../state.ts';

/** Refused with the facts, already so (no event), or what happened. */
export type Outcome = Either<Rejection, readonly Event[]>;

/** How commands of one type are decided. */
export type Decision<Type extends CommandType> = (
  command: Command<Type>,
  account: Account,
  policies: Policies,
) => Outcome;
