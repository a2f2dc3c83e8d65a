import type { EncodedEvent } from '@disdetta/core';
import type { JsonObject, ProposedEvent } from './vendorClient.ts';

const encoder = new TextEncoder();
const HIGH_BIT = 0x80;

/**
 * An event as it goes to the server. The clients write JSON anew, so only texts that come out of
 * that unchanged go as JSON; an event with any other text goes as bytes. No event grows by this:
 * what one append may hold is counted in the texts as they were given.
 */
export const proposedOf = ({ id, type, data, metadata }: EncodedEvent): ProposedEvent => {
  const parsedData = survivor(data);
  const parsedMetadata = survivor(metadata);
  if (parsedData !== null && parsedMetadata !== null) {
    const contentType = 'application/json';
    return { id, type, contentType, data: parsedData, metadata: parsedMetadata };
  }
  const contentType = 'application/octet-stream';
  const bytes = encoder.encode(data);
  return { id, type, contentType, data: bytes, metadata: notJson(encoder.encode(metadata)) };
};

/** The JSON object of a text that survives being written anew, else null. */
const survivor = (text: string): JsonObject | null => {
  if (!text.startsWith('{')) return null;
  const parsed = parse(text);
  return isObject(parsed) && JSON.stringify(parsed) === text ? parsed : null;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Bytes that no client takes for JSON, as they do with all metadata that can be parsed: the first
 * byte of a text of JSON is below the high bit, and with that bit it begins no text in UTF-8.
 */
const notJson = (bytes: Uint8Array): Uint8Array => {
  const [first] = bytes;
  if (first !== undefined) bytes[0] = first | HIGH_BIT;
  return bytes;
};
