import { isAccountStream } from '@disdetta/core';
import type { Instant, StoredEvent } from '@disdetta/core';
import type { FindingCode } from '../finding.ts';

type Log = readonly StoredEvent[];

/** A way to tamper with one event of a log, and what has to be found, where. */
export interface Tampering {
  readonly name: string;
  /** Whether it can be told from the chain at the last event of a stream, too. */
  readonly showsAtTheEnd: boolean;
  /** The log afterwards, or null where it has nothing to do this with. Chance is from 0 to 1. */
  readonly plant: (log: Log, target: StoredEvent, chance: number) => Log | null;
  /** What has to be found, and how many events after the target. */
  readonly finds: readonly (readonly [FindingCode, bigint])[];
}

const inPositions = (log: Log): Log =>
  log.map((event, index) => ({ ...event, position: BigInt(index + 1) }));

const movedBy = (log: Log, { stream, revision }: StoredEvent, by: bigint): Log =>
  log.map((event) =>
    event.stream === stream && event.revision > revision
      ? { ...event, revision: event.revision + by }
      : event,
  );

const replaced = (log: Log, target: StoredEvent, ...by: Log): Log =>
  inPositions(log.flatMap((event) => (event === target ? by : [event])));

/** Another digit or letter for one of a text's. */
const misspelt = (text: string, chance: number): string => {
  const places = [...text.matchAll(/[0-9a-z]/g)].map(({ index }) => index);
  const place = places[Math.floor(chance * places.length)] ?? 0;
  const other = text[place] === '7' ? '8' : '7';
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
};

const next = (log: Log, { stream, revision }: StoredEvent): StoredEvent | undefined =>
  log.find((event) => event.stream === stream && event.revision === revision + 1n);

const altered = (field: 'data' | 'metadata' | 'type'): Tampering => ({
  name: `an altered ${field}`,
  showsAtTheEnd: false,
  plant: (log, target, chance) =>
    replaced(log, target, { ...target, [field]: misspelt(target[field], chance) }),
  finds: [['LinkBroken', 1n]],
});

/** Every kind of tampering that a chain shows. */
export const chainTamperings: readonly Tampering[] = [
  altered('data'),
  altered('metadata'),
  altered('type'),
  {
    name: 'a deletion that leaves a hole',
    showsAtTheEnd: false,
    plant: (log, target) => replaced(log, target),
    finds: [
      ['RevisionsMissing', 0n],
      ['LinkBroken', 1n],
    ],
  },
  {
    name: 'a deletion with the rest moved up',
    showsAtTheEnd: false,
    plant: (log, target) => {
      const without = log.filter((event) => event !== target);
      return inPositions(movedBy(without, target, -1n));
    },
    finds: [['LinkBroken', 0n]],
  },
  {
    name: 'an insertion',
    showsAtTheEnd: false,
    plant: (log, target) => {
      const room = movedBy(log, { ...target, revision: target.revision - 1n }, 1n);
      const at = log.indexOf(target);
      const forged = { ...target, data: target.data.replace('{', '{"note":"planted",') };
      return inPositions([...room.slice(0, at), forged, ...room.slice(at)]);
    },
    finds: [['LinkBroken', 1n]],
  },
  {
    name: 'a swap',
    showsAtTheEnd: false,
    plant: (log, target) => {
      const other = next(log, target);
      if (other === undefined) return null;
      return log.map((event) => {
        const { id, type, data, metadata } = event === target ? other : target;
        return event === target || event === other ? { ...event, id, type, data, metadata } : event;
      });
    },
    finds: [['LinkBroken', 0n]],
  },
  {
    name: 'a duplicate',
    showsAtTheEnd: true,
    plant: (log, target) => replaced(log, target, target, target),
    finds: [['RevisionRepeated', 0n]],
  },
  {
    name: 'a splice from another stream',
    showsAtTheEnd: true,
    plant: (log, target, chance) => {
      const isOfAccount = isAccountStream(target.stream);
      const others = log.filter(
        ({ stream }) => stream !== target.stream && isAccountStream(stream) === isOfAccount,
      );
      const other = others[Math.floor(chance * others.length)];
      if (other === undefined) return null;
      const { id, type, data, metadata } = other;
      return replaced(log, target, { ...target, id, type, data, metadata });
    },
    finds: [['IdNotDerived', 0n]],
  },
  {
    name: 'a hole in the revisions',
    showsAtTheEnd: true,
    plant: (log, target) => movedBy(log, { ...target, revision: target.revision - 1n }, 1n),
    finds: [['RevisionsMissing', 0n]],
  },
  {
    name: 'an event that cannot be decoded',
    showsAtTheEnd: true,
    plant: (log, target) => replaced(log, target, { ...target, data: '{' }),
    finds: [['EventUndecodable', 0n]],
  },
  {
    name: 'an id that does not follow from its command',
    showsAtTheEnd: true,
    plant: (log, target, chance) =>
      replaced(log, target, { ...target, id: misspelt(target.id, chance) }),
    finds: [['IdNotDerived', 0n]],
  },
  {
    name: 'a record that runs backwards',
    showsAtTheEnd: true,
    plant: (log, target) =>
      replaced(log, target, { ...target, recordedAt: '2026-01-01T00:00:00.000Z' as Instant }),
    finds: [['RecordedBackwards', 0n]],
  },
];
