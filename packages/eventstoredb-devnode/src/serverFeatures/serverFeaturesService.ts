import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import * as E from 'fp-ts/lib/Either.js';
import { anybody, callerWho } from '../access/refusal.ts';
import { answerOnce } from '../protocol/answerOnce.ts';
import { serviceNamed } from '../protocol/definitions.ts';
import type { NodeContext, NodeService } from '../protocol/nodeService.ts';
import { supportedMethods } from './supportedMethods.ts';
import type { SupportedMethod } from './supportedMethods.ts';

/** The server whose protocol this is; clients decide by it what they may ask for. */
const SERVER_VERSION = '24.10.4';

interface SupportedMethodsMessage {
  readonly methods: readonly SupportedMethod[];
  readonly eventStoreServerVersion: string;
}

/** Tells clients what the node can do: what these services can, and this one. */
export const createServerFeaturesService = (
  { identify }: NodeContext,
  services: readonly NodeService[],
): NodeService => {
  const definition = serviceNamed('server_features.ServerFeatures');
  const answer: SupportedMethodsMessage = {
    methods: supportedMethods([...services.map((service) => service.definition), definition]),
    eventStoreServerVersion: SERVER_VERSION,
  };
  return {
    definition,
    handlers: {
      GetSupportedMethods: (
        { metadata }: ServerUnaryCall<object, SupportedMethodsMessage>,
        callback: sendUnaryData<SupportedMethodsMessage>,
      ) => {
        void answerOnce(callback, async () =>
          E.map(() => answer)(callerWho(anybody, identify, metadata)),
        );
      },
    },
  };
};
