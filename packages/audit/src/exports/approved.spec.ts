import type { Writable } from 'node:stream';
import type { EventStore } from '@disdetta/core';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import readExcelFile from 'read-excel-file/node';
import { parquetReadObjects } from 'hyparquet';
import { ageless, expectApproved, expectApprovedJson } from '../testing/approved.ts';
import { clockedLog } from '../testing/clockedLog.ts';
import { collect } from '../testing/collect.ts';
import type { Collected } from '../testing/collect.ts';
import { manyLives } from '../testing/manyLives.ts';
import { valueOf } from '../testing/sealing.ts';
import type { Exported, ExportOptions } from './exporting.ts';
import { exportCloudEvents } from './lines/exportCloudEvents.ts';
import { exportJsonLines } from './lines/exportJsonLines.ts';
import { dataDictionary } from './table/dataDictionary.ts';
import { exportCsv } from './table/exportCsv.ts';
import { exportParquet } from './table/exportParquet.ts';
import { exportXlsx } from './table/exportXlsx.ts';

type Export = (
  store: EventStore,
  out: Writable,
  options: ExportOptions,
) => TaskEither<{ readonly message: string }, Exported>;

describe('an export of many lives', () => {
  let store: EventStore;

  beforeAll(async () => {
    store = await clockedLog(manyLives);
  });

  const exported = async (as: Export, options: ExportOptions = {}): Promise<Collected> => {
    const collected = collect();
    const whole = valueOf(await as(store, collected.out, options)());
    expect(whole.events).toBeGreaterThan(0);
    return collected;
  };

  it.each<[string, Export]>([
    ['events.csv', exportCsv],
    ['events.jsonl', exportJsonLines],
    ['events.cloudevents.jsonl', exportCloudEvents],
  ])('is the %s that was approved', async (name, as) => {
    expectApproved(`exports/${name}`, ageless((await exported(as)).text()));
  });

  it('is of the part that was asked for', async () => {
    const part = { after: 10n, through: 30n, wants: (stream: string) => stream.includes('free') };
    expectApproved('exports/part.csv', ageless((await exported(exportCsv, part)).text()));
  });

  it('comes with the dictionary that was approved', () => {
    expectApproved('exports/dictionary.csv', dataDictionary());
  });

  it('is a workbook with the totals and events that were approved', async () => {
    const workbook = (await exported(exportXlsx)).bytes();
    const [totals, events] = await readExcelFile(workbook);
    expectApprovedJson('exports/workbook.json', {
      totals,
      events: { ...events, data: events?.data.slice(0, 12) },
    });
  });

  it('is a Parquet file with the rows that were approved', async () => {
    const bytes = (await exported(exportParquet)).bytes();
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file: file as ArrayBuffer });
    expectApprovedJson('exports/parquet.json', rows.slice(0, 12));
  });
});
