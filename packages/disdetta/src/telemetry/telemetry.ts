import type { Decide, EventStore, Handle } from '@disdetta/core';
import type { Effect, Handler } from '@disdetta/effects';
import { metrics, trace } from '@opentelemetry/api';
import type { Logger } from './logger.ts';
import { observeDecide } from './observeDecide.ts';
import { observeHandle } from './observeHandle.ts';
import { observeHandler } from './observeHandler.ts';
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
  readonly handler: (name: string, handler: Handler) => Handler;
  /** Told of each effect that waits for a person. */
  readonly parked: (effect: Effect) => void;
}

/** How the parts of the engine are watched. */
export const createTelemetry = ({ telemetry = false, logger }: TelemetryOptions): Telemetry => {
  const tracer = trace.getTracer(NAME);
  const meter = metrics.getMeter(NAME);
  const parkings = telemetry
    ? meter.createCounter('disdetta.effects.parkings', {
        description: 'Effects that this process has parked for a person to look at, by name.',
      })
    : null;
  return {
    store: (store) => (telemetry ? observeStore(store, tracer, meter) : store),
    // Without an SDK the API does nothing, so a logger alone costs little more than itself.
    handle: (handle) =>
      telemetry || logger !== undefined ? observeHandle(handle, tracer, meter, logger) : handle,
    decide: telemetry ? observeDecide(tracer, meter) : undefined,
    handler: telemetry ? observeHandler(meter) : (_, handler) => handler,
    parked: ({ name, lastError }) => {
      parkings?.add(1, { 'disdetta.effect': name });
      logger?.error({ effect: name, code: lastError?.code }, 'an effect waits for a person');
    },
  };
};
