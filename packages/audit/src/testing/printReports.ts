import { isInstant } from '@disdetta/core';
import type { Instant } from '@disdetta/core';
import { writeReport } from '../report/writeReport.ts';
import { reportedLog } from './reportedLog.ts';
import { valueOf } from './sealing.ts';

/** Prints the reports of one story: of the whole log and of an account, in both languages. */
const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

const store = await reportedLog(9);
const options = {
  at: on('2026-07-01T09:00:00.000Z'),
  stretch: { from: on('2026-01-01T00:00:00.000Z'), to: on('2026-07-01T00:00:00.000Z') },
};
for (const language of ['en', 'it'] as const) {
  for (const about of [{}, { accountId: 'a-1' }]) {
    const text = valueOf(await writeReport(store, { ...options, ...about, language })());
    process.stdout.write(text);
  }
}
