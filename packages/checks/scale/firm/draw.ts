import { createHash } from 'node:crypto';

const digestOf = (name: string): Buffer => createHash('sha256').update(name).digest();

/** A number from 0 to below 1 that a name always gets: chance that can be told again. */
export const draw = (name: string): number => digestOf(name).readUInt32BE(0) / 2 ** 32;

/** An id of the length of a UUID that a name always gets. */
export const idOf = (name: string): string =>
  digestOf(name)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
