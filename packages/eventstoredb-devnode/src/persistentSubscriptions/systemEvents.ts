import { randomUUID } from 'node:crypto';
import type { NewRecord, NodeLog } from '../log/nodeLog.ts';
import { metastreamOf } from '../log/streamNames.ts';

/** An event that the node writes about itself, as JSON. */
export const jsonEvent = (type: string, data: unknown): NewRecord => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(JSON.stringify(data)),
  metadata: new Uint8Array(),
});

/** Sets what the metadata of a stream says from now on. */
export const setMetadata = async (
  log: NodeLog,
  stream: string,
  metadata: object,
): Promise<void> => {
  await log.append(metastreamOf(stream), 'any', [jsonEvent('$metadata', metadata)]);
};
