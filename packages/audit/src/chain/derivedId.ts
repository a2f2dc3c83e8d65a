import { sha256 } from '../sha256.ts';

/**
 * The id that an event has to have: a UUID (version 8, RFC 9562) of its stream, its command and
 * its place among the events of that command. Derived here anew, so that an audit does not lean
 * on the code that wrote the log.
 */
export const derivedId = (stream: string, commandId: string, place: bigint | number): string => {
  const bytes = sha256(JSON.stringify([stream, commandId, String(place)])).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) % 16) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
