import { slotsOf } from '../consumers.ts';
import type { Connection } from '../consumers.ts';
import type { Strategy } from './strategy.ts';

/** Each message goes to the next consumer that has room. */
export const createRoundRobin = (): Strategy => createInTurns('always');

/** One consumer is handed all that it has room for, and only then the next. */
export const createDispatchToSingle = (): Strategy => createInTurns('when-full');

const createInTurns = (passesOn: 'always' | 'when-full'): Strategy => {
  const turns: Connection[] = [];

  const passOn = (): void => {
    const first = turns.shift();
    if (first !== undefined) turns.push(first);
  };

  return {
    join: (connection) => {
      turns.push(connection);
    },
    leave: (connection) => {
      const index = turns.indexOf(connection);
      if (index >= 0) turns.splice(index, 1);
    },
    choose: () => {
      for (const candidate of [...turns]) {
        const hasRoom = slotsOf(candidate) > 0;
        if (passesOn === 'always' || !hasRoom) passOn();
        if (hasRoom) return candidate;
      }
      return 'full';
    },
  };
};
