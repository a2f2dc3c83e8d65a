import type { ServerDuplexStream } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { unexpected } from '../protocol/callErrors.ts';
import type { CallError } from '../protocol/callErrors.ts';
import type { UuidMessage } from '../protocol/messages.ts';
import type { NodeContext } from '../protocol/nodeService.ts';
import { answerWithStream } from '../protocol/outgoing.ts';
import type { Outgoing } from '../protocol/outgoing.ts';
import { readUuid } from '../protocol/uuid.ts';
import type { Answer } from './group.ts';
import type { Groups } from './groups.ts';
import { joinGroup } from './joining.ts';
import type { Joined } from './joining.ts';
import type { NackMessage, ReadRequest, ReadResponse } from './messages.ts';

type Call = ServerDuplexStream<ReadRequest, ReadResponse>;

/** Connects a consumer to its group: messages go out, and what it says of them comes in. */
export const createConsume =
  (context: NodeContext, groups: Groups): ((call: Call) => void) =>
  (call) => {
    void answerWithStream(call, context.closing, (outgoing) =>
      consume(context, groups, call, outgoing),
    );
  };

const consume = (
  context: NodeContext,
  groups: Groups,
  call: Call,
  outgoing: Outgoing<ReadResponse>,
): Promise<CallError | null> =>
  new Promise((resolve) => {
    let joining: Promise<Joined | null> | null = null;
    const leave = (joined: Joined | null): void => {
      joined?.group.disconnect(joined.connection);
    };
    const end = (error: CallError | null): void => {
      void joining?.then(leave);
      resolve(error);
    };
    const join = async (request: ReadRequest): Promise<Joined | null> => {
      const consumer = { metadata: call.metadata, outgoing, drop: end };
      const joined = await joinGroup(context, groups, request, consumer);
      if (E.isRight(joined)) return joined.right;
      end(joined.left);
      return null;
    };

    call.on('data', (request: ReadRequest) => {
      if (joining === null) {
        joining = join(request).catch((thrown: unknown) => {
          end(unexpected(thrown));
          return null;
        });
      } else void joining.then((joined) => joined?.group.answer(...answerIn(request)));
    });
    call.on('end', () => {
      if (joining === null) end(null);
    });
    outgoing.signal.addEventListener('abort', () => {
      end(null);
    });
  });

const RETRIES: ReadonlySet<number> = new Set([0, 2]);
const PARK = 1;

/** What a consumer says of which messages: to skip one, or to stop at it, finishes it. */
const answerIn = ({ ack, nack }: ReadRequest): [readonly string[], Answer] =>
  nack === undefined
    ? [idsOf(ack?.ids ?? []), { kind: 'done' }]
    : [idsOf(nack.ids), answerOf(nack)];

const answerOf = ({ action, reason }: NackMessage): Answer => {
  if (RETRIES.has(action)) return { kind: 'retry' };
  return action === PARK ? { kind: 'park', reason } : { kind: 'done' };
};

const idsOf = (messages: readonly UuidMessage[]): readonly string[] =>
  messages.flatMap((message) => readUuid(message) ?? []);
