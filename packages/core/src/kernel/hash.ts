import { sha256Of } from '#sha256';

export { sha256Of };

/**
 * A UUID (version 8, RFC 9562) made from parts: the same parts give the same UUID on every
 * machine and in every year, which is what makes a retry the same event.
 */
export const uuidOf = (...parts: readonly string[]): string => {
  const hex = sha256Of(JSON.stringify(parts));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};
