import type { Decider } from '../kernel/decider.ts';
import { defaultPolicies } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import { evolve } from './evolve.ts';
import type { Rejection } from './rejections.ts';
import { unknownAccount } from './state.ts';
import type { Account } from './state.ts';

/** The account as a decider, under a firm's policies. */
export const accountDecider = (
  policies: Policies = defaultPolicies,
): Decider<Command, Event, Account, Rejection> => ({
  initial: unknownAccount(),
  decide: (command, account) => decide(command, account, policies),
  evolve,
});
