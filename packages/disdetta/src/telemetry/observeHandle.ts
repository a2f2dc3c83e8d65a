import { isCommandType } from '@disdetta/core';
import type { Handle, Handled, Refusal } from '@disdetta/core';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Meter, Tracer } from '@opentelemetry/api';
import * as E from 'fp-ts/lib/Either.js';
import type { Logger } from './logger.ts';

/** Trouble that a person should hear of; every other refusal is an answer to a customer. */
const TROUBLE: ReadonlySet<Refusal['code']> = new Set<Refusal['code']>([
  'StoreUnavailable',
  'OutcomeUnknown',
  'UndecodableEvent',
  'StoreFailed',
  'AppendTooLarge',
  'TooManyConflicts',
]);

/** A handler whose every command is a span, counted by type and outcome, and logged. */
export const observeHandle = (
  handle: Handle,
  tracer: Tracer,
  meter: Meter,
  logger: Logger | undefined,
): Handle => {
  const commands = meter.createCounter('disdetta.commands', {
    description: 'Commands by type and outcome.',
  });
  const durations = meter.createHistogram('disdetta.command.duration', {
    description: 'How long a command took, from its input to its outcome.',
    unit: 'ms',
  });

  return (input) => () =>
    tracer.startActiveSpan('disdetta.command', async (span) => {
      const began = performance.now();
      const type = typeOf(input);
      const ended = (outcome: string, isTrouble: boolean): void => {
        const attributes = { 'disdetta.command.type': type, 'disdetta.outcome': outcome };
        span.setAttributes(attributes);
        if (isTrouble) span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        span.end();
        commands.add(1, attributes);
        durations.record(performance.now() - began, attributes);
        const facts = { type, outcome };
        if (isTrouble) logger?.error(facts, 'command could not be carried out');
        else logger?.info(facts, 'command');
      };
      try {
        const outcome = await handle(input)();
        ended(outcomeOf(outcome), E.isLeft(outcome) && TROUBLE.has(outcome.left.code));
        return outcome;
      } catch (thrown) {
        ended('Thrown', true);
        throw thrown;
      }
    });
};

/** The type of a command, or one word for all that is none: a label must not grow with input. */
const typeOf = (input: unknown): string => {
  const type =
    typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return isCommandType(type) ? type : 'unknown';
};

const outcomeOf = (outcome: E.Either<Refusal, Handled>): string => {
  if (E.isLeft(outcome)) return outcome.left.code;
  if (outcome.right.repeated) return 'repeated';
  return outcome.right.events.length === 0 ? 'unchanged' : 'accepted';
};
