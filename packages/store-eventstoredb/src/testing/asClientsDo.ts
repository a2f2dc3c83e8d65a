import type { EncodedEvent } from '@disdetta/core';
import { proposedOf } from '../encode.ts';
import type { ProposedEvent, VendorEvent } from '../vendorClient.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes that either client sends for an event. */
export const bytesSent = (event: ProposedEvent): { data: Uint8Array; metadata: Uint8Array } => ({
  data:
    event.contentType === 'application/json'
      ? encoder.encode(JSON.stringify(event.data))
      : event.data,
  metadata:
    event.metadata instanceof Uint8Array
      ? event.metadata
      : encoder.encode(JSON.stringify(event.metadata)),
});

/** What either client makes of stored bytes. */
export const received = (
  isJson: boolean,
  data: Uint8Array,
  metadata: Uint8Array,
): Pick<VendorEvent, 'isJson' | 'data' | 'metadata'> => ({
  isJson,
  data: isJson ? parsed(decoder.decode(data), decoder.decode(data)) : data,
  metadata: metadata.length === 0 ? undefined : parsed(decoder.decode(metadata), metadata),
});

/** An event of ours as it comes back by way of a client. */
export const sentAndReceived = (event: EncodedEvent, stream: string): VendorEvent => {
  const proposed = proposedOf(event);
  const { data, metadata } = bytesSent(proposed);
  const isJson = proposed.contentType === 'application/json';
  return {
    ...placedOn(stream),
    id: event.id,
    type: event.type,
    ...received(isJson, data, metadata),
  };
};

/** The place of an event, when nothing depends on it. */
export const placedOn = (
  streamId: string,
): Pick<VendorEvent, 'streamId' | 'id' | 'type' | 'revision' | 'created' | 'position'> => ({
  streamId,
  id: 'd9d2d2fd-6d7a-4b0b-8f5e-7d3f2c1b0a99',
  type: 'Used',
  revision: 7n,
  created: new Date('2026-03-01T00:00:00.000Z'),
  position: { commit: 40n, prepare: 40n },
});

const parsed = (text: string, otherwise: unknown): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
};
