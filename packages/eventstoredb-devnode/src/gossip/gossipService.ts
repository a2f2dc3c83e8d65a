import { randomUUID } from 'node:crypto';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { anybody, callerWho } from '../access/refusal.ts';
import { ticksOf } from '../log/storedRecord.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import { serviceNamed } from '../protocol/definitions.ts';
import type { UuidMessage } from '../protocol/messages.ts';
import type { CreateService } from '../protocol/nodeService.ts';
import { writeUuid } from '../protocol/uuid.ts';

interface ClusterInfo {
  readonly members: readonly MemberInfo[];
}

interface MemberInfo {
  readonly instanceId: UuidMessage;
  readonly timeStamp: string;
  readonly state: number;
  readonly isAlive: boolean;
  readonly httpEndPoint: { readonly address: string; readonly port: number };
}

const LEADER = 8;

/** Tells clients that look for a cluster of this one node, which leads it. */
export const createGossipService: CreateService = ({ identify, endPoint, now }) => {
  const instanceId = writeUuid(randomUUID(), { content: 'structured' });

  const clusterInfo = (dialled: string): ClusterInfo => {
    const { host, port } = endPointIn(dialled) ?? endPoint();
    const member = {
      instanceId,
      timeStamp: ticksOf(now()).toString(),
      state: LEADER,
      isAlive: true,
      httpEndPoint: { address: host, port },
    };
    return { members: [member] };
  };

  return {
    definition: serviceNamed('gossip.Gossip'),
    handlers: {
      Read: (call: ServerUnaryCall<object, ClusterInfo>, callback: sendUnaryData<ClusterInfo>) => {
        void answerOnce(callback, async () =>
          E.map(() => clusterInfo(call.getHost()))(callerWho(anybody, identify, call.metadata)),
        );
      },
    },
  };
};

/** Where the caller found the node is where it will find it again, whatever the node is bound to. */
const endPointIn = (authority: string): { readonly host: string; readonly port: number } | null => {
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(authority) ?? [];
  return host === undefined ? null : { host, port: Number(port) };
};
