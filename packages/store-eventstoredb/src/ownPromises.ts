import { EventEmitter } from 'node:events';
import { fieldOf } from './fields.ts';
import type { VendorAppendResult, VendorClient } from './vendorClient.ts';

/** Rejects an append whose call has broken. */
type Lose = (reason: unknown) => void;

/** How EventStoreDB's client begins a call, or finds the one it keeps for all appends. */
type CallBeginner = (
  service: unknown,
  name: unknown,
  open: (stub: unknown) => unknown,
  cache: unknown,
) => () => Promise<unknown>;

/** The calls begun here, by connection: whoever uses a client beside us has calls of their own. */
const callsOf = new WeakMap<object, unknown>();

/** The appends that wait for an answer on a call. */
const waitingOn = new WeakMap<EventEmitter, Set<Lose>>();

/**
 * The same client, keeping the promises of its appends to itself. EventStoreDB's client sends all
 * appends over one call and has one table of their promises for the whole process: an error of any
 * client rejects the appends of all, and an answer that arrives after that ends the process. So
 * these calls are heard in its place here. KurrentDB's client has this repaired.
 */
export const withOwnPromises = (client: VendorClient): VendorClient => {
  const begin = fieldOf(client, 'GRPCStreamCreator');
  if (!isCallBeginner(begin)) return client;

  const appendToStream: VendorClient['appendToStream'] = (stream, events, options) =>
    new Promise<VendorAppendResult>((resolve, lose) => {
      let waiting: Set<Lose> | undefined;
      const beginIsolated: CallBeginner = (service, name, open) => async () => {
        const call = await begin(service, name, (stub) => isolated(open(stub)), callsOf)();
        if (isCall(call)) waiting = waitingOn.get(call)?.add(lose);
        return call;
      };
      const view: unknown = Object.create(client, {
        GRPCStreamCreator: { value: beginIsolated },
        // Every server with filtered subscriptions knows such calls; to ask has no time limit.
        supports: { value: async () => true },
        // Told not to throw, the client would answer a conflict with a revision it made up.
        throwOnAppendFailure: { value: true },
      });
      client.appendToStream
        .call(view, stream, events, options)
        .then(resolve, lose)
        .finally(() => waiting?.delete(lose));
    });

  return {
    appendToStream,
    readStream: (stream, options) => client.readStream(stream, options),
    subscribeToAll: (options) => client.subscribeToAll(options),
    subscribeToStream: (stream, options) => client.subscribeToStream(stream, options),
    dispose: () => client.dispose(),
  };
};

const isCallBeginner = (value: unknown): value is CallBeginner => typeof value === 'function';

const isCall = (value: unknown): value is EventEmitter => value instanceof EventEmitter;

/** Hears a new call in the client's place: its errors are told to its own appends alone. */
const isolated = (call: unknown): unknown => {
  if (!isCall(call)) return call;
  const waiting = new Set<Lose>();
  waitingOn.set(call, waiting);
  const answered = call.listeners('data');
  call.removeAllListeners('data');
  call.on('data', (answer: unknown) => {
    try {
      for (const listener of answered) Reflect.apply(listener, call, [answer]);
    } catch {
      // The error of another client has rejected this append before, and it is being repeated.
    }
  });
  call.removeAllListeners('error');
  call.on('error', (reason) => {
    for (const lose of waiting) lose(reason);
    waiting.clear();
  });
  return call;
};
