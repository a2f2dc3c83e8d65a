import { Server } from '@grpc/grpc-js';
import type { ServerInterceptor } from '@grpc/grpc-js';
import type { Instant } from '@disdetta/core';
import { systemNow } from '@disdetta/store-kit';
import { createCheckedAccess, openAccess } from './access/access.ts';
import { createGossipService } from './gossip/gossipService.ts';
import { everySecond } from './heartbeat.ts';
import type { Heartbeat } from './heartbeat.ts';
import { bind, shutDown } from './listening.ts';
import type { TlsFiles } from './listening.ts';
import { writeFirstRecord } from './log/firstRecord.ts';
import { openNodeLog } from './log/openNodeLog.ts';
import { answerOf } from './log/storeBroke.ts';
import { openStore } from './openStore.ts';
import type { LogOption } from './openStore.ts';
import { createPersistentSubscriptionsService } from './persistentSubscriptions/persistentSubscriptionsService.ts';
import type { CreateService, NodeContext } from './protocol/nodeService.ts';
import { createServerFeaturesService } from './serverFeatures/serverFeaturesService.ts';
import { createStreamsService } from './streams/streamsService.ts';

/** What a node may be told. */
export interface DevnodeOptions {
  /** Default: 127.0.0.1, which nobody else can reach. */
  readonly host?: string;
  /** Default: 2113; 0 takes any that is free. */
  readonly port?: number;
  /** Default: memory. A store that is lent is closed with the node. */
  readonly log?: LogOption;
  /** Default: none, so that anybody may do anything. PEM texts. */
  readonly tls?: TlsFiles;
  /** Anybody may do anything, also with TLS. Default: with TLS, users and rights are checked. */
  readonly insecure?: boolean;
  /** Whether an empty log begins with an event of the system, as a server's. Default: no. */
  readonly systemEvents?: boolean;
  /** What stands between clients and the node, such as a test that lets answers get lost. */
  readonly interceptors?: readonly ServerInterceptor[];
  /** The clock that stamps events. Default: the system's. */
  readonly now?: () => Instant;
  /** When to look for messages that no consumer answered in time. Default: once a second. */
  readonly heartbeat?: Heartbeat;
}

/** A node that runs. */
export interface Devnode {
  readonly port: number;
  /** What clients are given to reach it. */
  readonly connectionString: string;
  /** Ends subscriptions, lets appends under way finish, and closes the log. */
  readonly close: () => Promise<void>;
}

const SERVICES: readonly CreateService[] = [
  createStreamsService,
  createPersistentSubscriptionsService,
  createGossipService,
];

/** The greatest message that the real server takes. */
const LARGEST_MESSAGE = 16 * 1_048_576 - 10_000;

/**
 * Starts a node. Rejects when it cannot listen there (the port is taken) or cannot open its log,
 * with a sentence that says which.
 */
export const startDevnode = async ({
  host = '127.0.0.1',
  port = 2113,
  log: where = 'memory',
  tls,
  insecure = tls === undefined,
  systemEvents = false,
  interceptors = [],
  now = systemNow,
  heartbeat = everySecond,
}: DevnodeOptions = {}): Promise<Devnode> => {
  const store = await answerOf(openStore(where, now));
  const log = await openNodeLog(store, now);
  if (systemEvents) await writeFirstRecord(log);
  const closing = new AbortController();
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_send_message_length': -1,
    interceptors: [...interceptors],
  });
  let bound = port;
  const context: NodeContext = {
    log,
    ...(insecure ? openAccess : createCheckedAccess(log)),
    closing: closing.signal,
    now,
    heartbeat,
    endPoint: () => ({ host, port: bound }),
  };
  const services = SERVICES.map((create) => create(context));
  const features = createServerFeaturesService(context, services);
  for (const { definition, handlers } of [...services, features]) {
    server.addService(definition, handlers);
  }

  try {
    bound = await bind(server, host, port, tls);
  } catch (thrown) {
    await log.close();
    throw thrown;
  }
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    await shutDown(server);
    await log.close();
  };
  return {
    port: bound,
    connectionString: `esdb://${host}:${bound}?tls=${tls !== undefined}`,
    close: () => (closed ??= close()),
  };
};
