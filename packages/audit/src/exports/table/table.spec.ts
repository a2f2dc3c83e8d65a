import type { StoredEvent } from '@disdetta/core';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import readExcelFile from 'read-excel-file/node';
import { collect } from '../../testing/collect.ts';
import { randomLogs } from '../../testing/histories.ts';
import { HOSTILE, hostileLog } from '../../testing/hostileLog.ts';
import { storeOf } from '../../testing/plantedStore.ts';
import { valueOf } from '../../testing/sealing.ts';
import { COLUMNS } from './columns.ts';
import { dataDictionary } from './dataDictionary.ts';
import { exportCsv } from './exportCsv.ts';
import { exportParquet } from './exportParquet.ts';
import { exportXlsx } from './exportXlsx.ts';
import { asWritten } from './formulas.ts';
import { readEvent } from './readEvent.ts';

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const someLog = async (): Promise<readonly StoredEvent[]> => (await randomLogs(1, 11))[0] ?? [];

/** What the columns say of a log, before any format spells it. */
const table = (log: readonly StoredEvent[]): readonly (readonly (string | null)[])[] =>
  log.map((event) => COLUMNS.map(({ cell }) => cell(readEvent(event))));

const csvOf = async (log: readonly StoredEvent[]): Promise<string> => {
  const { out, text } = collect();
  valueOf(await exportCsv(storeOf(log), out, { pageSize: 3 })());
  return text();
};

const rowsOf = (csv: string): readonly (readonly string[])[] =>
  parse(csv, { record_delimiter: '\r\n' });

const NAMES = COLUMNS.map(({ name }) => name);

describe('an export as CSV', () => {
  it('reads back, cell by cell, as what the columns say', async () => {
    for (const log of [await someLog(), hostileLog()]) {
      const [names, ...rows] = rowsOf(await csvOf(log));
      expect(names).toEqual(NAMES);
      expect(rows.map((row) => row.map(asWritten))).toEqual(
        table(log).map((row) => row.map((cell) => cell ?? '')),
      );
    }
  });

  it('has no cell that a spreadsheet takes for a formula', async () => {
    const cells = rowsOf(await csvOf(hostileLog())).flat();
    expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
    for (const text of HOSTILE) expect(cells.map(asWritten)).toContain(text);
  });

  it('ends every row with CR LF, and quotes what holds a comma, a quote or an end of line', async () => {
    const csv = await csvOf(hostileLog());
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain('"a,""b""\r\nc;d"');
  });

  it('spells amounts with the decimals of their currency', async () => {
    const amounts = [
      [1499, 'EUR', '14.99'],
      [5, 'EUR', '0.05'],
      [1500, 'JPY', '1500'],
      [1499, 'KWD', '1.499'],
      [9007199254740991, 'CLF', '900719925474.0991'],
      [0, 'EUR', '0.00'],
    ] as const;
    const [template] = hostileLog();
    const log = amounts.flatMap(([amount, currency], place) =>
      template === undefined
        ? []
        : [
            {
              ...template,
              position: BigInt(place + 1),
              type: 'PaymentRecorded',
              data: JSON.stringify({ amount: { amount, currency } }),
            },
          ],
    );
    const [names = [], ...rows] = rowsOf(await csvOf(log));
    const column = names.indexOf('data.amount');
    expect(rows.map((row) => row[column])).toEqual(amounts.map(([, , text]) => text));
    expect(rows.map((row) => row[names.indexOf('data.amount.currency')])).toEqual(
      amounts.map(([, currency]) => currency),
    );
  });

  it('has a row for what cannot be read, and says why', async () => {
    const [names = [], ...rows] = rowsOf(await csvOf(hostileLog()));
    const problem = names.indexOf('problem');
    const said = rows.find((row) => row[names.indexOf('data')] === 'no JSON');
    expect(said?.[problem]).toMatch(/^Event 0 of account-\/\.\.\/x cannot be read: /);
  });

  it('comes with a dictionary that tells of every column, and which events fill it', () => {
    const [names, ...rows] = rowsOf(dataDictionary());
    expect(names).toEqual(['column', 'meaning', 'events']);
    expect(rows.map(([name]) => name)).toEqual(NAMES);
    expect(rows).toContainEqual([
      'data.cancelledAt',
      'an instant such as 2026-03-01T00:00:00.000Z',
      'SubscriptionCancelled AddOnCancelled',
    ]);
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });
});

describe('an export as Parquet', () => {
  it('reads back, cell by cell, as what the columns say, nothing as null', async () => {
    for (const log of [await someLog(), hostileLog(), []]) {
      const { out, bytes } = collect();
      valueOf(await exportParquet(storeOf(log), out, { pageSize: 3 })());
      const file = new Uint8Array(bytes()).buffer;
      const rows = await parquetReadObjects({ file });
      expect(rows.map((row) => NAMES.map((name): unknown => row[name] ?? null))).toEqual(
        table(log),
      );
    }
  });
});

describe('an export as XLSX', () => {
  const workbookOf = async (
    log: readonly StoredEvent[],
  ): Promise<readonly { readonly sheet: string; readonly data: readonly unknown[][] }[]> => {
    const { out, bytes } = collect();
    valueOf(await exportXlsx(storeOf(log), out, { pageSize: 3 })());
    return readExcelFile(bytes());
  };

  it('reads back as a row an event, every cell a text', async () => {
    const [, events] = await workbookOf(await someLog());
    expect(events?.sheet).toBe('Events');
    expect(events?.data).toEqual([NAMES, ...table(await someLog())]);
  });

  it('adds amounts up by event, field and currency, to the last minor unit', async () => {
    const [template] = hostileLog();
    const money = (amount: number, currency: string): unknown => ({ amount, currency });
    const payments = [money(9007199254740991, 'EUR'), money(2, 'EUR'), money(7, 'JPY'), 'none'];
    const invoice = { lines: [{ charged: money(1499, 'EUR') }, { charged: money(1, 'EUR') }, 3] };
    const datas = [...payments.map((amount) => ['PaymentRecorded', { amount }] as const)];
    const log = [...datas, ['AccountBilled', invoice] as const].flatMap(([type, data], place) =>
      template === undefined
        ? []
        : [{ ...template, position: BigInt(place + 1), type, data: JSON.stringify(data) }],
    );
    const [totals] = await workbookOf(log);
    expect(totals).toEqual({
      sheet: 'Totals',
      data: [
        ['event', 'field', 'currency', 'amounts', 'sum'],
        ['AccountBilled', 'lines.charged', 'EUR', 2, '15.00'],
        ['PaymentRecorded', 'amount', 'EUR', 2, '90071992547409.93'],
        ['PaymentRecorded', 'amount', 'JPY', 1, '7'],
      ],
    });
  });

  it('has no formula, and cuts what no cell holds', async () => {
    const [first, ...rest] = hostileLog();
    const inherited = { id: 'constructor', type: '__proto__', data: 'x'.repeat(40_000) };
    const planted = first === undefined ? [] : [{ ...first, ...inherited }];
    const [, events] = await workbookOf([...planted, ...rest]);
    const cells = (events?.data ?? []).flat().map(String);
    expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
    expect(cells.map(asWritten)).toEqual(
      expect.arrayContaining(['-2+3', 'constructor', '__proto__']),
    );
    const long = cells.filter((cell) => cell.length > 30_000);
    expect(long.map((cell) => [cell.length, cell.slice(-2)])).toEqual([
      [32_767, 'x…'],
      [32_767, ']…'],
    ]);
  });

  it('is not written for more events than asked for', async () => {
    const { out, bytes } = collect();
    expect(await exportXlsx(storeOf(hostileLog()), out, { mostEvents: 3 })()).toMatchObject({
      left: { code: 'TooManyEvents', facts: { mostEvents: 3 } },
    });
    expect([bytes().length, out.destroyed]).toEqual([0, true]);
  });
});
