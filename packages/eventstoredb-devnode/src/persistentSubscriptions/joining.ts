import { status } from '@grpc/grpc-js';
import type { Metadata } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { isAuthenticated } from '../access/caller.ts';
import { callerWho } from '../access/refusal.ts';
import { callError } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { UuidOptionMessage } from '../protocol/messages.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import { writeRecordedEvent } from '../protocol/recordedEvents.ts';
import { refusalOf } from '../streams/access.ts';
import type { Connection } from './consumers.ts';
import type { Delivery } from './delivery.ts';
import type { Group } from './group.ts';
import { dropped, tooManyConsumers } from './groupErrors.ts';
import type { Groups } from './groups.ts';
import type { ReadRequest, ReadResponse } from './messages.ts';
import { namedIn } from './named.ts';
import { keyOf } from './settings.ts';

/** A consumer in its group. */
export interface Joined {
  readonly group: Group;
  readonly connection: Connection;
}

/** Somebody who wants to consume. */
interface Candidate {
  readonly metadata: Metadata;
  readonly outgoing: Outgoing<ReadResponse>;
  readonly drop: (error: CallError) => void;
}

/** Lets a consumer into the group that it names, if it may and there is room for it. */
export const joinGroup = async (
  { identify, authorise }: Pick<NodeContext, 'identify' | 'authorise'>,
  groups: Groups,
  { options }: ReadRequest,
  { metadata, outgoing, drop }: Candidate,
): Promise<E.Either<CallError, Joined>> => {
  if (options === undefined) return E.left(unusable('The first message says which group to read.'));
  const { bufferSize, uuidOption } = options;
  if (bufferSize < 1) return E.left(unusable('A consumer takes at least one message at a time.'));
  const caller = callerWho(isAuthenticated, identify, metadata);
  if (E.isLeft(caller)) return caller;
  const name = namedIn(options);
  const refusal = await refusalOf(authorise, metadata, 'read', name.stream);
  if (refusal !== null) return E.left(refusal);
  const found = await groups.find(name);
  if (E.isLeft(found)) return found;
  const group = found.right;
  const most = group.config.settings.maxSubscriberCount;
  if (most > 0 && group.standing().connections.length >= most) {
    return E.left(tooManyConsumers(name));
  }

  // Said before the first message, which comes as soon as the consumer is connected.
  let said = outgoing.send({ subscriptionConfirmation: { subscriptionId: keyOf(name) } });
  const connection = group.connect({
    bufferSize,
    connectionName: String(metadata.get('connection-name')[0] ?? '<unknown>'),
    username: caller.right.login ?? 'anonymous',
    send: (delivery) => {
      // No more than the consumer has a buffer for ever stands in line here.
      said = said.then(() => outgoing.send(responseOf(delivery, uuidOption)));
    },
    drop: () => {
      drop(dropped(name));
    },
  });
  return E.right({ group, connection });
};

const responseOf = (
  { record: { event, link }, original, retries }: Delivery,
  uuidOption: UuidOptionMessage,
): ReadResponse => ({
  event: {
    event: writeRecordedEvent(event, uuidOption),
    link: writeRecordedEvent(link, uuidOption),
    commitPosition: original.position.toString(),
    retryCount: retries,
  },
});

const unusable = (sentence: string): CallError => callError(status.UNKNOWN, sentence);
