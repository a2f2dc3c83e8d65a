import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { isAuthenticated, isOperator } from '../access/caller.ts';
import type { Caller } from '../access/caller.ts';
import { callerWho } from '../access/refusal.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { serviceNamed } from '../protocol/definitions.ts';
import type { CreateService } from '../protocol/nodeService.ts';
import { createConsume } from './consume.ts';
import { createGroups } from './groups.ts';
import { createLooking } from './looking.ts';
import { createSettingUp } from './settingUp.ts';

type Work<Request> = (request: Request, caller: Caller) => Promise<E.Either<CallError, object>>;
type Handler<Request> = (
  call: ServerUnaryCall<Request, object>,
  callback: sendUnaryData<object>,
) => void;

/** Subscriptions whose place the node keeps, for consumers that compete. */
export const createPersistentSubscriptionsService: CreateService = (context) => {
  const groups = createGroups(context);
  const { create, update, remove, replayParked, restart } = createSettingUp(groups, context.log);
  const { look, list } = createLooking(groups, context.log);

  const only =
    (may: (caller: Caller) => boolean) =>
    <Request>(work: Work<Request>): Handler<Request> =>
    ({ request, metadata }, callback) => {
      void answerOnce(callback, async () => {
        const caller = callerWho(may, context.identify, metadata);
        return E.isLeft(caller) ? caller : work(request, caller.right);
      });
    };
  const forOperators = only(isOperator);
  const forUsers = only(isAuthenticated);

  return {
    definition: serviceNamed('persistent_subscriptions.PersistentSubscriptions'),
    handlers: {
      Create: forOperators(create),
      Update: forOperators(update),
      Delete: forOperators(remove),
      Read: createConsume(context, groups),
      GetInfo: forUsers(look),
      List: forUsers(list),
      ReplayParked: forOperators(replayParked),
      RestartSubsystem: forOperators(restart),
    },
  };
};
