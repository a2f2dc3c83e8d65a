import type { Handled, Refusal } from '@disdetta/core';
import type { AnswerOf, QueryName } from '@disdetta/projections';
import type { Disdetta } from '../disdetta.ts';
import type { InvalidQuery } from '../result.ts';

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A question of the demonstration. */
export interface Asked {
  readonly name: QueryName;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The demonstration met something that it was not written for. */
export class UnexpectedRefusal extends Error {
  constructor({ code, message }: Refusal | InvalidQuery) {
    super(`${code}: ${message}`);
    this.name = 'UnexpectedRefusal';
  }
}

/** Talks to the engine, and keeps every question so that it can be asked again. */
export interface Telling {
  readonly asked: readonly Asked[];
  readonly ask: <Name extends QueryName>(
    name: Name,
    data: Readonly<Record<string, unknown>>,
  ) => Promise<AnswerOf<Name>>;
  /** Carries out a command that must be accepted. */
  readonly tell: (command: Told) => Promise<Handled>;
  /** Gives a command that must be refused, and answers why. */
  readonly beRefused: (command: Told) => Promise<Refusal | InvalidQuery>;
}

/** Starts a telling on an open log. */
export const startTelling = (disdetta: Disdetta): Telling => {
  const asked: Asked[] = [];
  let commands = 0;

  const give = async (command: Told): ReturnType<Disdetta['handle']> => {
    commands += 1;
    return disdetta.handle({ ...command, metadata: { commandId: `demo-${commands}` } });
  };

  return {
    asked,
    ask: async (name, data) => {
      const result = await disdetta.ask(name, data);
      if (!result.ok) throw new UnexpectedRefusal(result.refusal);
      asked.push({ name, data });
      return result.answer;
    },
    tell: async (command) => {
      const result = await give(command);
      if (!result.ok) throw new UnexpectedRefusal(result.refusal);
      return result;
    },
    beRefused: async (command) => {
      const result = await give(command);
      if (result.ok) throw new Error(`${command.type} was accepted and should be refused`);
      return result.refusal;
    },
  };
};

/** What a log answers to questions, as texts that can be compared. */
export const answersTo = async (
  disdetta: Disdetta,
  asked: readonly Asked[],
): Promise<readonly string[]> => {
  const answers: string[] = [];
  for (const { name, data } of asked) {
    const result = await disdetta.ask(name, data);
    answers.push(JSON.stringify(result.ok ? result.answer : result.refusal.code));
  }
  return answers;
};
