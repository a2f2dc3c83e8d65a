import type { EventStore } from '@disdetta/core';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Meter, Tracer } from '@opentelemetry/api';
import * as E from 'fp-ts/lib/Either.js';

/** A store whose every append is a span and is timed, and whose conflicts are counted. */
export const observeStore = (store: EventStore, tracer: Tracer, meter: Meter): EventStore => {
  const durations = meter.createHistogram('disdetta.append.duration', {
    description: 'How long an append took until it was durable.',
    unit: 'ms',
  });
  const conflicts = meter.createCounter('disdetta.conflicts', {
    description: 'Appends that found that somebody else had written: decided again.',
  });

  const append: EventStore['append'] = (stream, expected, events) => () =>
    tracer.startActiveSpan('disdetta.append', async (span) => {
      const began = performance.now();
      span.setAttribute('disdetta.events', events.length);
      try {
        const appended = await store.append(stream, expected, events)();
        const outcome = E.isLeft(appended) ? appended.left.code : 'appended';
        span.setAttribute('disdetta.outcome', outcome);
        durations.record(performance.now() - began, { 'disdetta.outcome': outcome });
        if (outcome === 'RevisionConflict') conflicts.add(1);
        else if (E.isLeft(appended)) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        }
        return appended;
      } finally {
        span.end();
      }
    });

  return { ...store, append };
};
