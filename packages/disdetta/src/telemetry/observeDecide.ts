import { decide } from '@disdetta/core';
import type { Decide } from '@disdetta/core';
import type { Meter, Tracer } from '@opentelemetry/api';

/** The decision of the core as a span, timed. What it decides is the same. */
export const observeDecide = (tracer: Tracer, meter: Meter): Decide => {
  const durations = meter.createHistogram('disdetta.decide.duration', {
    description: 'How long a decision took, on a state in memory.',
    unit: 'ms',
  });
  return (command, account, policies) =>
    tracer.startActiveSpan('disdetta.decide', (span) => {
      const began = performance.now();
      try {
        return decide(command, account, policies);
      } finally {
        span.end();
        durations.record(performance.now() - began, { 'disdetta.command.type': command.type });
      }
    });
};
