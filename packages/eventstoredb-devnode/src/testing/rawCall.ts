import { Client, Metadata, credentials } from '@grpc/grpc-js';
import type { ChannelCredentials, ServiceError } from '@grpc/grpc-js';
import { serviceNamed } from '../protocol/definitions.ts';
import type { Outcome } from './rawStreams.ts';

/** Where and how a call is made without a client in between. */
export interface RawTarget {
  readonly address: string;
  readonly channel?: ChannelCredentials;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Makes one call that is answered once. */
export const callRaw = (
  { address, channel = credentials.createInsecure(), metadata = {} }: RawTarget,
  service: string,
  methodName: string,
  request: object,
): Promise<Outcome> => {
  const method = serviceNamed(service)[methodName];
  if (method === undefined) throw new RangeError(`There is no method ${methodName}.`);
  const headers = new Metadata();
  for (const [name, value] of Object.entries(metadata)) headers.set(name, value);
  const client = new Client(address, channel);
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      headers,
      (error: ServiceError | null, answer?: object) => {
        client.close();
        resolve({ answers: answer === undefined ? [] : [answer], error });
      },
    );
  });
};
