import type { EncodedEvent } from '@disdetta/core';

/** How much an append holds, counted as `LARGEST_APPEND_BYTES` of the port is. */
export const appendBytes = (events: readonly EncodedEvent[]): number =>
  events.reduce(
    (bytes, { type, data, metadata }) =>
      bytes + utf8Bytes(data) + utf8Bytes(metadata) + 2 * type.length,
    0,
  );

/** Counted here because a store may run where there is neither Buffer nor TextEncoder. */
const utf8Bytes = (text: string): number => {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // Either half of a surrogate pair stands for two of the four bytes of its character.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
};
