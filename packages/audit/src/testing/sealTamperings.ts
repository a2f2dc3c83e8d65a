import type { StoredEvent } from '@disdetta/core';
import type { FindingCode } from '../finding.ts';
import { inPositions, relinked } from './relink.ts';

type Log = readonly StoredEvent[];

/** A way to tamper with a log whose links all hold afterwards, so that only a seal shows it. */
export interface SealTampering {
  readonly name: string;
  readonly code: FindingCode;
  readonly plant: (log: Log, target: StoredEvent) => Log;
  /** At which revision it shows. The last one is where the stream of the target ended. */
  readonly showsAt: (target: StoredEvent, last: bigint) => bigint;
}

const isOf = (target: StoredEvent, event: StoredEvent): boolean => event.stream === target.stream;

/** Every kind of tampering that a seal shows. */
export const sealTamperings: readonly SealTampering[] = [
  {
    name: 'a tail that was cut off',
    code: 'StreamCut',
    plant: (log, target) =>
      log.filter((event) => !isOf(target, event) || event.revision < target.revision),
    showsAt: ({ revision }) => revision,
  },
  {
    name: 'a stream that is gone',
    code: 'StreamCut',
    plant: (log, target) => log.filter((event) => !isOf(target, event)),
    showsAt: () => 0n,
  },
  {
    name: 'a rewrite with all links made anew',
    code: 'StreamRewritten',
    plant: (log, target) => {
      const data = target.data.replace('{', '{ ');
      const forged = log.map((event) => (event === target ? { ...event, data } : event));
      return relinked(forged, target.stream);
    },
    showsAt: (_, last) => last,
  },
  {
    name: 'an event put in behind the seal',
    code: 'WrittenBehindSeal',
    plant: (log, target) => {
      const last = log.findLast((event) => isOf(target, event)) ?? target;
      const added = { ...last, revision: last.revision + 1n };
      const others = log.filter((event) => !isOf(target, event));
      const own = log.filter((event) => isOf(target, event));
      return inPositions(relinked([...own, added, ...others], target.stream));
    },
    showsAt: (_, last) => last + 1n,
  },
];
