import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inFolder } from '../folders.ts';
import { compare, inTurns, median } from '../measure.ts';
import type { Row } from '../measure.ts';
import { replay } from './replay.ts';
import { runAudit } from './runAudit.ts';
import { writeLog } from './writeLog.ts';

const FEW = 100_000;
const ROUNDS = 3;

/** Reads and parses all rows with SQLite alone: what no reading of the log can be faster than. */
const readRaw = (path: string): number => {
  const start = performance.now();
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('SELECT * FROM event ORDER BY position').iterate();
  let fields = 0;
  for (const { data, metadata } of rows) {
    for (const text of [data, metadata]) {
      fields += Object.keys(JSON.parse(String(text)) as object).length;
    }
  }
  database.close();
  if (fields === 0) throw new Error('nothing was read');
  return performance.now() - start;
};

const speedOf = async (path: string, events: number): Promise<Row> => {
  const rates = await inTurns(ROUNDS, {
    audit: async () => (events / runAudit(path, { tight: false }).milliseconds) * 1_000,
    replay: async () => (events / (await replay(path))) * 1_000,
    raw: async () => (events / readRaw(path)) * 1_000,
  });
  const { ratio, lowest, highest } = compare(rates.audit, rates.replay);
  const [ours, theirs, raw] = [rates.audit, rates.replay, rates.raw].map(median);
  const spell = (rate = Number.NaN): string => Math.round(rate).toLocaleString('en');
  return {
    id: 'P7',
    work: `full audit of ${events.toLocaleString('en')} events, against a replay through all projections`,
    result:
      `${ratio.toFixed(2)} × (${lowest.toFixed(2)} to ${highest.toFixed(2)}): ` +
      `${spell(ours)} against ${spell(theirs)} events/s; SQLite alone reads and parses ${spell(raw)}`,
    goal: '≥ 0.25 ×',
    isMet: ratio >= 0.25,
    figures: {
      ratio,
      lowest,
      highest,
      audit: median(rates.audit),
      replay: median(rates.replay),
      raw: median(rates.raw),
    },
  };
};

const memoryOf = (few: string, many: string, events: number): Row => {
  const [least, most] = [few, many].map((path) => runAudit(path, { tight: true }).peakBytes);
  const growth = (most ?? Number.NaN) / (least ?? Number.NaN);
  const inMebibytes = (bytes: number | undefined): string =>
    `${((bytes ?? Number.NaN) / 2 ** 20).toFixed(0)} MiB`;
  return {
    id: 'P7',
    work: `most memory of a full audit, ${events.toLocaleString('en')} events against ${FEW.toLocaleString('en')}`,
    result: `${growth.toFixed(2)} ×: ${inMebibytes(most)} against ${inMebibytes(least)}`,
    goal: '≤ 1.25 ×',
    isMet: growth <= 1.25,
    figures: { growth, most: most ?? Number.NaN, least: least ?? Number.NaN },
  };
};

/** P7: a full audit, chain, decisions and exceptions, of a log on disk; and what it holds. */
export const fullAudit = (atLeast: number): Promise<readonly Row[]> =>
  inFolder(async (folder) => {
    const [few, many] = [join(folder, 'few.db'), join(folder, 'many.db')];
    await writeLog(few, FEW);
    const events = await writeLog(many, atLeast);
    return [await speedOf(many, events), memoryOf(few, many, events)];
  });
