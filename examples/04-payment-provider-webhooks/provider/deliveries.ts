import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One delivery as the provider holds it ready: the very bytes that it sends each time. */
export interface Ready {
  readonly name: string;
  readonly body: Buffer;
}

/** Reads the recorded deliveries of a folder, in the order in which things happened. */
export const readDeliveries = (folder: string): readonly Ready[] =>
  readdirSync(folder)
    .toSorted()
    .map((file) => ({ name: file.replace('.json', ''), body: readFileSync(join(folder, file)) }));
