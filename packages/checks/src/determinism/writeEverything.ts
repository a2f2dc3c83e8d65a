import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  exportCloudEvents,
  exportCsv,
  exportJsonLines,
  exportParquet,
  exportXlsx,
  writeBundle,
} from '@disdetta/audit';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { digestsIn } from './digests.ts';
import { OPEN_KEY } from './key.ts';
import { AT, STRETCH, papersOf } from './papers.ts';
import { rowsOf } from './rows.ts';
import { tellStory } from './tellStory.ts';
import { instantOf, valueOf } from './values.ts';

/**
 * A program: tells the story, writes all that can be made of it into a folder, and prints the
 * SHA-256 of every file as JSON, and where it runs: that may show in none of them.
 */
const EXPORTS = {
  'events.jsonl': exportJsonLines,
  'events.csv': exportCsv,
  'events.parquet': exportParquet,
  'events.xlsx': exportXlsx,
  'cloud-events.jsonl': exportCloudEvents,
};

const [folder = ''] = process.argv.slice(2);
const papers = join(folder, 'papers');
mkdirSync(papers);
const path = join(folder, 'log.db');
let now = '';
const store = valueOf(await openSqliteStore({ path, now: () => instantOf(now) })());
const outcomes = await tellStory(store, (at) => {
  now = at;
});
const made = { folder: join(papers, 'bundle'), privateKey: OPEN_KEY, at: AT, exceptions: STRETCH };
valueOf(await writeBundle(store, made)());
for (const [name, writeExport] of Object.entries(EXPORTS)) {
  valueOf(await writeExport(store, createWriteStream(join(papers, name)))());
}
for (const [name, text] of await papersOf(store)) writeFileSync(join(papers, name), text);
valueOf(await store.close()());
writeFileSync(join(papers, 'outcomes'), outcomes.map((line) => `${line}\n`).join(''));
writeFileSync(join(papers, 'log.rows'), rowsOf(path));
const { timeZone: zone, locale } = new Intl.DateTimeFormat().resolvedOptions();
const place = { node: process.versions.node, zone, locale, now: Date.now() };
process.stdout.write(JSON.stringify({ place, digests: digestsIn(papers) }));
