import { Metadata, ServerInterceptingCall } from '@grpc/grpc-js';
import type { ServerInterceptor, status } from '@grpc/grpc-js';

/** An interceptor that a specification changes while the node runs. */
export interface Meddler {
  readonly interceptor: ServerInterceptor;
  /** The names of the methods that were called, in order. */
  readonly called: readonly string[];
  /** The credentials that came with the calls. */
  readonly credentials: readonly string[];
  /** Says what becomes of the calls of a method from now on. */
  readonly meddle: (method: string, meddling: Meddling) => void;
}

/** What becomes of a call. */
export type Meddling =
  | { readonly kind: 'none' }
  /** It is taken, and never answered. */
  | { readonly kind: 'silence' }
  /** So many calls fail, and then none. */
  | {
      readonly kind: 'failures';
      readonly count: number;
      readonly code: status;
      readonly details: string;
      readonly trailers?: Readonly<Record<string, string>>;
    };

/** An interceptor that does nothing yet. */
export const createMeddler = (): Meddler => {
  const called: string[] = [];
  const credentials: string[] = [];
  const meddlings = new Map<string, Meddling>();

  /** What becomes of this very call. */
  const takeFor = (method: string): Meddling => {
    const meddling = meddlings.get(method) ?? { kind: 'none' };
    if (meddling.kind !== 'failures') return meddling;
    if (meddling.count === 0) return { kind: 'none' };
    meddlings.set(method, { ...meddling, count: meddling.count - 1 });
    return meddling;
  };

  const interceptor: ServerInterceptor = (definition, call) => {
    const method = definition.path.split('/').at(-1) ?? '';
    return new ServerInterceptingCall(call, {
      start: (next) => {
        next({
          onReceiveMetadata: (metadata, goOn) => {
            called.push(method);
            credentials.push(...metadata.get('authorization').map(String));
            const meddling = takeFor(method);
            if (meddling.kind === 'none') goOn(metadata);
            if (meddling.kind !== 'failures') return;
            const trailers = new Metadata();
            for (const [key, value] of Object.entries(meddling.trailers ?? {})) {
              trailers.set(key, value);
            }
            const { code, details } = meddling;
            call.sendStatus({ code, details, metadata: trailers });
          },
        });
      },
    });
  };

  return {
    interceptor,
    called,
    credentials,
    meddle: (method, meddling) => {
      meddlings.set(method, meddling);
    },
  };
};
