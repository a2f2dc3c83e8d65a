import type { UuidMessage, UuidOptionMessage } from './messages.ts';

/** The id that says nothing. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

const TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of a message in lower case; null where there is none or it is no UUID. */
export const readUuid = (message: UuidMessage | null | undefined): string | null => {
  if (message === null || message === undefined) return null;
  if ('structured' in message) {
    const { mostSignificantBits, leastSignificantBits } = message.structured;
    return textOf(hexOf(mostSignificantBits) + hexOf(leastSignificantBits));
  }
  if (!('string' in message)) return NIL_UUID;
  const text = message.string.toLowerCase();
  return TEXT.test(text) ? text : null;
};

/** An id in the shape that the caller asked for. */
export const writeUuid = (uuid: string, option: UuidOptionMessage = null): UuidMessage =>
  option?.content === 'structured' ? structuredOf(uuid) : { string: uuid };

const structuredOf = (uuid: string): UuidMessage => {
  const hex = uuid.replaceAll('-', '');
  return {
    structured: {
      mostSignificantBits: signedOf(hex.slice(0, 16)),
      leastSignificantBits: signedOf(hex.slice(16)),
    },
  };
};

const signedOf = (hex: string): string => BigInt.asIntN(64, BigInt(`0x${hex}`)).toString();

const hexOf = (digits: string): string =>
  BigInt.asUintN(64, BigInt(digits)).toString(16).padStart(16, '0');

const textOf = (hex: string): string =>
  [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map(([from, to]) => hex.slice(from, to)).join('-');
