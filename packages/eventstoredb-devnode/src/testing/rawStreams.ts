import { Client, Metadata, credentials } from '@grpc/grpc-js';
import type {
  ClientDuplexStream,
  ClientReadableStream,
  MethodDefinition,
  ServiceError,
} from '@grpc/grpc-js';
import { serviceNamed } from '../protocol/definitions.ts';
import type { Devnode } from '../startDevnode.ts';

/** What a call came to: its answers, and its error if it ended with one. */
export interface Outcome {
  readonly answers: readonly object[];
  readonly error: ServiceError | null;
}

/** Calls the Streams service without a client in between, to see what goes over the wire. */
export interface RawStreams {
  readonly read: (options: object) => Promise<Outcome>;
  /** The call itself, to be taken from at will. */
  readonly follow: (options: object) => ClientReadableStream<object>;
  readonly append: (messages: readonly object[]) => Promise<Outcome>;
  readonly end: (method: 'Delete' | 'Tombstone', options: object) => Promise<Outcome>;
  readonly batchAppend: () => ClientDuplexStream<object, object>;
  readonly close: () => void;
}

/** Connects to a node. */
export const connectRaw = ({ port }: Devnode): RawStreams => {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const methods = serviceNamed('streams.Streams');
  const method = (name: string): MethodDefinition<object, object> => {
    const definition = methods[name];
    if (definition === undefined) throw new RangeError(`There is no method ${name}.`);
    return definition;
  };

  const unary = (name: string, options: object): Promise<Outcome> =>
    new Promise((resolve) => {
      const { path, requestSerialize, responseDeserialize } = method(name);
      const request = { options };
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        new Metadata(),
        (error: ServiceError | null, answer?: object) => {
          resolve({ answers: answer === undefined ? [] : [answer], error });
        },
      );
    });

  const follow = (options: object): ClientReadableStream<object> => {
    const { path, requestSerialize, responseDeserialize } = method('Read');
    return client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { options });
  };

  return {
    read: (options) =>
      new Promise((resolve) => {
        const answers: object[] = [];
        follow(options)
          .on('data', (answer: object) => answers.push(answer))
          .on('error', (error: ServiceError) => {
            resolve({ answers, error });
          })
          .on('end', () => {
            resolve({ answers, error: null });
          });
      }),
    follow,
    append: (messages) =>
      new Promise((resolve) => {
        const { path, requestSerialize, responseDeserialize } = method('Append');
        const call = client.makeClientStreamRequest(
          path,
          requestSerialize,
          responseDeserialize,
          (error: ServiceError | null, answer?: object) => {
            resolve({ answers: answer === undefined ? [] : [answer], error });
          },
        );
        call.on('error', () => undefined);
        for (const message of messages) call.write(message);
        call.end();
      }),
    end: unary,
    batchAppend: () => {
      const { path, requestSerialize, responseDeserialize } = method('BatchAppend');
      return client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    },
    close: () => {
      client.close();
    },
  };
};

/** A stream as the wire names it. */
export const streamIdentifier = (stream: string): object => ({ streamName: Buffer.from(stream) });

/** An event as it is proposed. */
export const proposal = (id: string, type = 'Happened', data = '{}'): object => ({
  id: { string: id },
  metadata: { type, 'content-type': 'application/json' },
  data: Buffer.from(data),
});
