import { createHash } from 'node:crypto';
import { proofsOf } from '../bundle/proofs.ts';
import { readJsonLine, writeJsonLine } from '../exports/lines/jsonLine.ts';
import type { Files } from './bundleDamages.ts';
import { relinked } from './relink.ts';
import { sealOf, valueOf } from './sealing.ts';
import { storeOf } from './plantedStore.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const lines = (texts: Iterable<string>): Buffer =>
  Buffer.from([...texts].map((text) => `${text}\n`).join(''));

/**
 * A bundle in which an event was rewritten by somebody careful, who lacks nothing but the key: all
 * links, hashes, leaves, proofs, sums and the manifest were made anew.
 */
export const forged = async (
  files: Files,
  stream: string,
  rewrite: (data: string) => string,
): Promise<Map<string, Buffer>> => {
  const read = (files.get('events.jsonl') ?? Buffer.alloc(0))
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const event = readJsonLine(line);
      return valueOf(event._tag === 'Left' ? { ...event, left: { message: event.left } } : event);
    });
  const log = relinked(
    read.map((event) =>
      event.stream === stream ? { ...event, data: rewrite(event.data) } : event,
    ),
    stream,
  );
  const { leaves } = await sealOf(storeOf(log));
  const sealed = leaves.split('\n').slice(0, -1);
  const altered = new Map(files);
  altered.set('events.jsonl', lines(log.map(writeJsonLine)));
  altered.set('leaves', lines(sealed));
  altered.set(
    'proofs.jsonl',
    lines([...proofsOf(sealed, () => true)].map((proof) => JSON.stringify(proof))),
  );
  return resummed(altered);
};

/** A bundle whose manifest and sums are what its files come to. */
export const resummed = (files: Files): Map<string, Buffer> => {
  const altered = new Map(files);
  const manifest = (altered.get('manifest.json') ?? Buffer.alloc(0)).toString();
  const told = manifest.replaceAll(
    /"([a-z.]+)": \{\n {6}"bytes": \d+,\n {6}"sha256": "[0-9a-f]{64}"/g,
    (_, name: string) => {
      const bytes = altered.get(name) ?? Buffer.alloc(0);
      return `"${name}": {\n      "bytes": ${bytes.length},\n      "sha256": "${sha256(bytes)}"`;
    },
  );
  altered.set('manifest.json', Buffer.from(told));
  const names = [...altered.keys()].filter((name) => !['SHA256SUMS', 'signature'].includes(name));
  altered.set(
    'SHA256SUMS',
    lines(names.sort().map((name) => `${sha256(altered.get(name) ?? Buffer.alloc(0))}  ${name}`)),
  );
  return altered;
};
