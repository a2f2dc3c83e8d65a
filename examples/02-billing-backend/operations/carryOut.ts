import { commandCodecs } from '@disdetta/core';
import type { Actor, CommandType, Handled } from '@disdetta/core';
import type { Clock, Disdetta, Result } from 'disdetta';

/** A command that somebody asks for; the instant at which it is asked is filled in here. */
export interface Asked {
  readonly type: CommandType;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly commandId: string;
    readonly actor: Actor;
    readonly correlationId: string;
  };
}

/** The fields that say when something was asked. */
export const OWN_INSTANTS: readonly string[] = ['at', 'submittedAt'];

const instantsOf = (type: CommandType, at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    OWN_INSTANTS.filter((field) => field in commandCodecs[type].fields.data.fields).map((field) => [
      field,
      at,
    ]),
  );

/**
 * Carries out a command as of now. Asked again under the same id, it is the command of the first
 * time, however much later: the instant of the first time decides.
 */
export const carryOut = async (
  disdetta: Disdetta,
  clock: Clock,
  { type, data, metadata }: Asked,
): Promise<Result<Handled>> => {
  const askAt = (at: string): Promise<Result<Handled>> =>
    disdetta.handle({ type, data: { ...instantsOf(type, at), ...data }, metadata });
  const outcome = await askAt(clock().toISOString());
  if (outcome.ok || outcome.refusal.code !== 'CommandIdReused') return outcome;
  const { firstGivenAt } = outcome.refusal.facts;
  return firstGivenAt === null ? outcome : askAt(firstGivenAt);
};
