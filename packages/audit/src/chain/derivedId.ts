import { sha256Of } from '../sha256.ts';

/**
 * The id that an event has to have: a UUID (version 8, RFC 9562) of its stream, its command and
 * its place among the events of that command. Derived here anew, so that an audit does not lean
 * on the code that wrote the log.
 */
export const derivedId = (stream: string, commandId: string, place: bigint | number): string => {
  const hex = sha256Of(JSON.stringify([stream, commandId, String(place)]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
};
