import { jsonObjectIn } from '../../log/jsonObject.ts';
import type { Delivery } from '../delivery.ts';

/** The stream that an event is of; that of the target for a link, also one that leads nowhere. */
export const streamPin = ({ record: { event }, original }: Delivery): string => {
  const record = event ?? original;
  if (record.type !== '$>') return record.stream;
  const target = Buffer.from(record.data).toString('utf8');
  return target.slice(target.indexOf('@') + 1);
};

/** What the metadata of an event says that it belongs to; its stream where it says nothing. */
export const correlationPin = (delivery: Delivery): string => {
  const { metadata } = delivery.record.event ?? delivery.original;
  const id = jsonObjectIn(metadata)?.['$correlationId'];
  return typeof id === 'string' ? id : streamPin(delivery);
};
