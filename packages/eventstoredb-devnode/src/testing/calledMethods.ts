import { ServerInterceptingCall } from '@grpc/grpc-js';
import type { ServerInterceptor } from '@grpc/grpc-js';

/** What clients call, by the names of the methods. */
export interface CalledMethods {
  readonly interceptor: ServerInterceptor;
  readonly names: () => readonly string[];
}

/** Writes down what is called. */
export const recordCalledMethods = (): CalledMethods => {
  const names: string[] = [];
  return {
    interceptor: ({ path }, call) => {
      names.push(path.slice(path.lastIndexOf('/') + 1));
      return new ServerInterceptingCall(call);
    },
    names: () => names,
  };
};
