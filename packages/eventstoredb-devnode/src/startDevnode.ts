import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/proto-loader';

/** A service as it is plugged into the node; each folder of a service makes one. */
export interface NodeService {
  readonly definition: ServiceDefinition;
  readonly handlers: UntypedServiceImplementation;
}
