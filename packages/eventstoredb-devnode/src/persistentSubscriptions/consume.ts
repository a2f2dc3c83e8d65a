import type { Metadata, ServerDuplexStream } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { isAuthenticated } from '../access/caller.ts';
import { callerWho } from '../access/refusal.ts';
import { notReady, unexpected } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { UuidMessage, UuidOptionMessage } from '../protocol/messages.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { writeRecordedEvent } from '../protocol/recordedEvents.ts';
import { readUuid } from '../protocol/uuid.ts';
import { refusalOf } from '../streams/access.ts';
import { invalid } from '../streams/readRequest.ts';
import type { Connection, Consumer } from './consumers.ts';
import type { Delivery } from './delivery.ts';
import type { Group, Refusal } from './group.ts';
import { dropped, tooManyConsumers } from './groupErrors.ts';
import type { Groups } from './groups.ts';
import { subscriptionIdOf } from './info.ts';
import type { ReadRequest, ReadResponse } from './messages.ts';
import { namedIn } from './named.ts';

type Call = ServerDuplexStream<ReadRequest, ReadResponse>;

const DEFAULT_BUFFER = 10;
const ACTIONS: readonly (Refusal | undefined)[] = [undefined, 'park', 'retry', 'skip', 'stop'];

/** Connects a consumer to its group: messages go out, what it says of them comes in. */
export const createConsume =
  ({ authorise, identify, closing }: NodeContext, groups: Groups): ((call: Call) => void) =>
  (call) => {
    let joined: { readonly group: Group; readonly connection: Connection } | null = null;
    let isOver = false;

    const leave = (): void => {
      isOver = true;
      closing.removeEventListener('abort', close);
      joined?.group.disconnect(joined.connection);
      joined = null;
    };
    const end = (error: CallError | null): void => {
      if (isOver) return;
      leave();
      if (error === null) call.end();
      else call.emit('error', error);
    };
    const close = (): void => {
      end(notReady());
    };

    const join = async (request: ReadRequest, metadata: Metadata): Promise<void> => {
      const options = request.options;
      if (options === undefined) {
        end(invalid('Say first which group this is for.'));
        return;
      }
      const named = namedIn(options);
      const caller = callerWho(isAuthenticated, identify, metadata);
      if (E.isLeft(caller)) {
        end(caller.left);
        return;
      }
      const refusal = await refusalOf(authorise, metadata, 'read', named.stream);
      const group = refusal === null ? await groups.find(named) : E.left(refusal);
      if (E.isLeft(group)) {
        end(group.left);
        return;
      }
      const { config } = group.right;
      const most = config.settings.maxSubscriberCount;
      if (most > 0 && group.right.standing().connections.length >= most) {
        end(tooManyConsumers(config));
        return;
      }
      if (isOver) return;
      call.write({ subscriptionConfirmation: { subscriptionId: subscriptionIdOf(config) } });
      const consumer: Consumer = {
        bufferSize: options.bufferSize > 0 ? options.bufferSize : DEFAULT_BUFFER,
        connectionName: textOf(metadata, 'connection-name'),
        username: caller.right.login ?? 'anonymous',
        from: call.getPeer(),
        send: (delivery) => {
          call.write(responseOf(delivery, options.uuidOption));
        },
        drop: () => {
          end(dropped(config));
        },
      };
      joined = { group: group.right, connection: group.right.connect(consumer) };
    };

    const listen = ({ ack, nack }: ReadRequest): void => {
      if (joined === null) return;
      const { group, connection } = joined;
      if (ack !== undefined) group.acknowledge(connection, idsOf(ack.ids));
      if (nack === undefined) return;
      const refusal = actionOf(nack.action) ?? 'park';
      group.refuse(connection, idsOf(nack.ids), refusal, nack.reason);
    };

    let joining: Promise<void> | null = null;
    call.on('data', (request: ReadRequest) => {
      if (joining === null) {
        joining = join(request, call.metadata).catch((thrown: unknown) => {
          end(unexpected(thrown));
        });
      } else {
        void joining.then(() => {
          listen(request);
        });
      }
    });
    call.on('end', () => {
      end(null);
    });
    call.on('cancelled', leave);
    call.on('error', leave);
    closing.addEventListener('abort', close);
  };

const responseOf = (
  { record: { event, link }, retries }: Delivery,
  uuidOption: UuidOptionMessage,
): ReadResponse => ({
  event: {
    event: writeRecordedEvent(event, uuidOption),
    link: writeRecordedEvent(link, uuidOption),
    commitPosition: ((link ?? event)?.position ?? 0n).toString(),
    retryCount: retries,
  },
});

const idsOf = (messages: readonly UuidMessage[]): readonly string[] =>
  messages.flatMap((message) => readUuid(message) ?? []);

/** Numbers or names, as the proto loader gives them. */
const actionOf = (action: number | string): Refusal | undefined =>
  typeof action === 'number'
    ? ACTIONS[action]
    : ACTIONS.find((known) => known === action.toLowerCase());

const textOf = (metadata: Metadata, key: string): string => String(metadata.get(key)[0] ?? '');
