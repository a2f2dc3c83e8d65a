import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import type { MessageTypeDefinition, ServiceDefinition } from '@grpc/proto-loader';

const FOLDER = fileURLToPath(new URL('../../proto/', import.meta.url));
const PACKAGE = 'event_store.client';

// 64-bit numbers are strings of digits, so that each stays exact; see numbers.ts.
const definitions = loadSync(
  ['streams.proto', 'persistent_subscriptions.proto', 'gossip.proto', 'server_features.proto'],
  { includeDirs: [FOLDER], longs: String, defaults: true, oneofs: true },
);

/**
 * A service by its name below `event_store.client`, such as `streams.Streams`.
 * Throws a `RangeError` where the proto files have none of that name.
 */
export const serviceNamed = (name: string): ServiceDefinition => {
  const definition = definitions[`${PACKAGE}.${name}`];
  if (definition !== undefined && !('format' in definition)) return definition;
  throw new RangeError(`The proto files have no service ${name}.`);
};

/**
 * A message by its name below `event_store.client`, such as `WrongExpectedVersion`.
 * Throws a `RangeError` where the proto files have none of that name.
 */
export const messageNamed = (name: string): MessageTypeDefinition<object, object> => {
  const definition = definitions[`${PACKAGE}.${name}`];
  if (definition !== undefined && 'serialize' in definition && isMessage(definition)) {
    return definition;
  }
  throw new RangeError(`The proto files have no message ${name}.`);
};

const isMessage = (definition: object): definition is MessageTypeDefinition<object, object> =>
  'format' in definition && definition.format === 'Protocol Buffer 3 DescriptorProto';

/** A message as the detail of a status, with the address of its type. */
export const packed = (name: string, message: object): PackedMessage => ({
  type_url: `type.googleapis.com/${PACKAGE}.${name}`,
  value: messageNamed(name).serialize(message),
});

/** What `google.protobuf.Any` holds. */
export interface PackedMessage {
  readonly type_url: string;
  readonly value: Uint8Array;
}
