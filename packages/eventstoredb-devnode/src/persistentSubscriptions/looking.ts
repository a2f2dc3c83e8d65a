import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog } from '../log/nodeLog.ts';
import type { CallError } from '../protocol/callErrors.ts';
import { readStreamName } from '../protocol/streamIdentifier.ts';
import { invalid } from '../streams/readRequest.ts';
import type { Group } from './group.ts';
import { doesNotExist } from './groupErrors.ts';
import type { Groups } from './groups.ts';
import { infoOf } from './info.ts';
import type { ListRequest, NamedGroupRequest } from './messages.ts';
import { namedIn } from './named.ts';
import { countParked } from './parking.ts';
import { WHOLE_LOG } from './settings.ts';

type Answer = Promise<E.Either<CallError, object>>;

/** What people ask who want to know how groups stand. */
export interface Looking {
  readonly look: (request: NamedGroupRequest) => Answer;
  readonly list: (request: ListRequest) => Answer;
}

/** Looks at groups. */
export const createLooking = (groups: Groups, log: NodeLog): Looking => {
  const lookAt = async (group: Group): Promise<object> =>
    infoOf(group, await countParked(log, group.config));

  return {
    look: async ({ options }) => {
      if (options === null) return E.left(invalid('Say which group.'));
      const group = await groups.find(namedIn(options));
      return E.isLeft(group) ? group : E.right({ subscriptionInfo: await lookAt(group.right) });
    },
    list: async ({ options }) => {
      const stream = streamIn(options);
      const all = await groups.list();
      const asked = stream === null ? all : all.filter(({ config }) => config.stream === stream);
      return stream !== null && asked.length === 0
        ? E.left(doesNotExist({ stream, group: '' }))
        : E.right({ subscriptions: await Promise.all(asked.map(lookAt)) });
    },
  };
};

/** The stream whose groups are asked for; null for those of all. */
const streamIn = (options: ListRequest['options']): string | null => {
  if (options?.listOption !== 'listForStream') return null;
  const { streamOption, stream } = options.listForStream ?? {};
  return streamOption === 'all' ? WHOLE_LOG : readStreamName(stream);
};
