import type { Handler } from '@disdetta/effects';
import type { Meter } from '@opentelemetry/api';

type Outcome = 'handed-over' | 'not-yet' | 'never' | 'failed';

/** Handlers whose every attempt is counted, by the name of the effect and what it came to. */
export const observeHandler = (meter: Meter): ((name: string, handler: Handler) => Handler) => {
  const attempts = meter.createCounter('disdetta.effects.attempts', {
    description: 'Attempts at effects, by name and outcome.',
  });
  const durations = meter.createHistogram('disdetta.effects.duration', {
    description: 'How long an attempt at an effect took.',
    unit: 'ms',
  });
  return (name, handler) => async (handing) => {
    const began = performance.now();
    const ended = (outcome: Outcome): void => {
      const attributes = { 'disdetta.effect': name, 'disdetta.outcome': outcome };
      attempts.add(1, attributes);
      durations.record(performance.now() - began, attributes);
    };
    try {
      const answer = (await handler(handing)) ?? undefined;
      ended(outcomeOf(answer));
      return answer;
    } catch (thrown) {
      ended('failed');
      throw thrown;
    }
  };
};

const outcomeOf = (answer: Awaited<ReturnType<Handler>>): Outcome => {
  if (typeof answer !== 'object') return 'handed-over';
  return answer.answer === 'never' ? 'never' : 'not-yet';
};
