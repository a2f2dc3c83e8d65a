import type { Decide, EventStore, Handle } from '@disdetta/core';
import { metrics, trace } from '@opentelemetry/api';
import type { Logger } from './logger.ts';
import { observeDecide } from './observeDecide.ts';
import { observeHandle } from './observeHandle.ts';
import { NAME } from './name.ts';
import { observeStore } from './observeStore.ts';

/** What is watched, and who is told. Nothing of it runs unless it is asked for. */
export interface TelemetryOptions {
  /** Spans and metrics for the OpenTelemetry SDK that the backend has set up. Default: none. */
  readonly telemetry?: boolean;
  /** A logger of pino's shape. Default: none. */
  readonly logger?: Logger;
}

/** The parts of the engine, watched or as they are. */
export interface Telemetry {
  readonly store: (store: EventStore) => EventStore;
  readonly handle: (handle: Handle) => Handle;
  readonly decide: Decide | undefined;
}

/** How the parts of the engine are watched. */
export const createTelemetry = ({ telemetry = false, logger }: TelemetryOptions): Telemetry => {
  const tracer = trace.getTracer(NAME);
  const meter = metrics.getMeter(NAME);
  return {
    store: (store) => (telemetry ? observeStore(store, tracer, meter) : store),
    // Without an SDK the API does nothing, so a logger alone costs little more than itself.
    handle: (handle) =>
      telemetry || logger !== undefined ? observeHandle(handle, tracer, meter, logger) : handle,
    decide: telemetry ? observeDecide(tracer, meter) : undefined,
  };
};
