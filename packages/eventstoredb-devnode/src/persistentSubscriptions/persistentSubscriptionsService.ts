import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { isAuthenticated, isOperator } from '../access/caller.ts';
import type { Caller } from '../access/caller.ts';
import { callerWho } from '../access/refusal.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { serviceNamed } from '../protocol/definitions.ts';
import type { CreateService, NodeContext } from '../protocol/nodeService.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { invalid } from '../streams/readRequest.ts';
import { createConsume } from './consume.ts';
import type { Group } from './group.ts';
import { doesNotExist } from './groupErrors.ts';
import { createGroups } from './groups.ts';
import type { Groups } from './groups.ts';
import { infoOf } from './info.ts';
import type { GroupRequest, ListRequest, NamedGroupRequest, ReplayRequest } from './messages.ts';
import { namedIn } from './named.ts';
import { countParked } from './parking.ts';
import { readGroup } from './readSettings.ts';
import type { GroupConfig } from './settings.ts';
import { systemTimers } from './timers.ts';

type Answer = Promise<E.Either<CallError, object>>;

/** Subscriptions whose place the node keeps, for consumers that compete. */
export const createPersistentSubscriptionsService: CreateService = (context) => {
  const groups = createGroups(context, systemTimers);
  const { log } = context;

  const info = async (group: Group): Promise<object> =>
    infoOf(group, await countParked(log, group.config));

  const setUp =
    (change: (config: GroupConfig) => Promise<E.Either<CallError, null>>) =>
    async ({ options }: GroupRequest): Answer => {
      const config = readGroup(options);
      return E.isLeft(config) ? config : nothing(await change(config.right));
    };

  const onNamed =
    (work: (group: Group, request: ReplayRequest) => Promise<object>) =>
    async (request: ReplayRequest): Answer => {
      if (request.options === null) return E.left(invalid('Say which group.'));
      const group = await groups.find(namedIn(request.options));
      return E.isLeft(group) ? group : E.right(await work(group.right, request));
    };

  const remove = async ({ options }: NamedGroupRequest): Answer =>
    options === null
      ? E.left(invalid('Say which group.'))
      : nothing(await groups.remove(namedIn(options)));

  const replay = async (group: Group, { options }: ReplayRequest): Promise<object> => {
    const limit = options?.stopAtOption === 'stopAt' ? BigInt(options.stopAt ?? '0') : null;
    await group.replayParked(limit);
    return {};
  };

  const operate = unary(context, isOperator);
  const look = unary(context, isAuthenticated);
  return {
    definition: serviceNamed('persistent_subscriptions.PersistentSubscriptions'),
    handlers: {
      Create: operate(setUp(groups.create)),
      Update: operate(setUp(groups.update)),
      Delete: operate(remove),
      Read: createConsume(context, groups),
      GetInfo: look(onNamed(async (group) => ({ subscriptionInfo: await info(group) }))),
      ReplayParked: operate(onNamed(replay)),
      List: look((request: ListRequest) => list(groups, request, info)),
      RestartSubsystem: operate(async () => {
        await groups.restart();
        return E.right({});
      }),
    },
  };
};

const nothing = (done: E.Either<CallError, null>): E.Either<CallError, object> =>
  E.map(() => ({}))(done);

const list = async (
  groups: Groups,
  { options }: ListRequest,
  info: (group: Group) => Promise<object>,
): Answer => {
  const all = await groups.list();
  const { listForStream } = options ?? {};
  if (options?.listOption !== 'listForStream' || listForStream === undefined) {
    return E.right({ subscriptions: await Promise.all(all.map(info)) });
  }
  const stream =
    listForStream.streamOption === 'all' ? '$all' : readStreamName(listForStream.stream);
  const own = all.filter(({ config }) => config.stream === stream);
  return own.length === 0
    ? E.left(doesNotExist({ stream, group: '' }))
    : E.right({ subscriptions: await Promise.all(own.map(info)) });
};

/** Calls that are answered once, and only to those who may make them. */
const unary =
  ({ identify }: NodeContext, may: (caller: Caller) => boolean) =>
  <Request>(
    work: (request: Request) => Answer,
  ): ((call: ServerUnaryCall<Request, object>, callback: sendUnaryData<object>) => void) =>
  ({ request, metadata }, callback) => {
    void answerOnce(callback, async () => {
      const caller = callerWho(may, identify, metadata);
      return E.isLeft(caller) ? caller : work(request);
    });
  };
