import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/proto-loader';
import type { Instant } from '@disdetta/core';
import type { Access } from '../access/access.ts';
import type { Heartbeat } from '../heartbeat.ts';
import type { NodeLog } from '../log/nodeLog.ts';

/** A service as it is plugged into the node. */
export interface NodeService {
  readonly definition: ServiceDefinition;
  readonly handlers: UntypedServiceImplementation;
}

/** What the node lends to its services. */
export interface NodeContext extends Access {
  readonly log: NodeLog;
  /** Aborts when the node closes: end what would go on for ever, and let the rest finish. */
  readonly closing: AbortSignal;
  readonly now: () => Instant;
  /** What to look at the clock by. */
  readonly heartbeat: Heartbeat;
  /** Where clients reach the node. */
  readonly endPoint: () => { readonly host: string; readonly port: number };
}

/** Makes a service of a node. */
export type CreateService = (context: NodeContext) => NodeService;
