import type { FileHandle } from 'node:fs/promises';

/** A line of a file, and where its bytes are. */
export interface FileLine {
  readonly text: string;
  readonly offset: number;
  /** The first byte after the line and its end. */
  readonly next: number;
}

/** More than any event comes to: a file without line feeds is not read as one line. */
const LONGEST_LINE = 64 * 1_048_576;

const LINE_FEED = 10;
const CHUNK = 1_048_576;

/** Bytes as UTF-8; throws for any that are not. */
export const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/**
 * The lines of a file, each ended by a line feed, a part of the file at a time. Throws where the
 * last line has no end, or where a line is no UTF-8.
 */
export async function* linesOfFile(file: FileHandle): AsyncGenerator<FileLine> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK, offset + rest.length);
    if (bytesRead === 0) break;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    let end = rest.indexOf(LINE_FEED);
    while (end >= 0) {
      const text = decodeUtf8(rest.subarray(start, end));
      yield { text, offset: offset + start, next: offset + end + 1 };
      start = end + 1;
      end = rest.indexOf(LINE_FEED, start);
    }
    offset += start;
    rest = rest.subarray(start);
    if (rest.length > LONGEST_LINE) throw new RangeError('a line is too long to be an event');
  }
  if (rest.length > 0) throw new RangeError('its last line is cut off');
}
