import * as E from 'fp-ts/lib/Either.js';
import type { Caller } from '../access/caller.ts';
import type { NodeLog } from '../log/nodeLog.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { invalid } from '../streams/readRequest.ts';
import { failed } from './groupErrors.ts';
import type { Groups } from './groups.ts';
import type { GroupRequest, NamedGroupRequest, ReplayRequest } from './messages.ts';
import { namedIn } from './named.ts';
import { readGroup } from './readSettings.ts';

type Answer = Promise<E.Either<CallError, object>>;

/** What operators ask for. */
export interface SettingUp {
  readonly create: (request: GroupRequest, caller: Caller) => Answer;
  readonly update: (request: GroupRequest, caller: Caller) => Answer;
  readonly remove: (request: NamedGroupRequest, caller: Caller) => Answer;
  readonly replayParked: (request: ReplayRequest) => Answer;
  readonly restart: () => Answer;
}

/** Sets up groups as requests say. */
export const createSettingUp = (groups: Groups, log: NodeLog): SettingUp => {
  const change =
    (make: Groups['create']) =>
    async ({ options }: GroupRequest, { login }: Caller): Answer => {
      const config = readGroup(options, log.lastPosition());
      return E.isLeft(config) ? config : done(await make(config.right, login));
    };

  return {
    create: change(groups.create),
    update: change(groups.update),
    remove: async ({ options }, { login }) =>
      options === null ? E.left(NO_GROUP) : done(await groups.remove(namedIn(options), login)),
    replayParked: async ({ options }) => {
      if (options === null) return E.left(NO_GROUP);
      const name = namedIn(options);
      const stopAt = options.stopAtOption === 'stopAt' ? BigInt(options.stopAt ?? '0') : null;
      if (stopAt !== null && stopAt < 0n) {
        return E.left(failed(name, 'Cannot stop replaying parked message at a negative version.'));
      }
      const group = await groups.find(name);
      if (E.isLeft(group)) return group;
      await group.right.replayParked(stopAt);
      return E.right({});
    },
    restart: async () => {
      await groups.restart();
      return E.right({});
    },
  };
};

const NO_GROUP = invalid('Say which group.');

const done = (outcome: E.Either<CallError, null>): E.Either<CallError, object> =>
  E.map(() => ({}))(outcome);
