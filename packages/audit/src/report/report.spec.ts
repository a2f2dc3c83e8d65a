import { createHash } from 'node:crypto';
import { createHandle } from '@disdetta/core';
import type { EventStore } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { clockedLog, on } from '../testing/clockedLog.ts';
import { eventsOf } from '../testing/histories.ts';
import { lifeOf } from '../testing/manyLives.ts';
import { storeOf } from '../testing/plantedStore.ts';
import { reportedLog } from '../testing/reportedLog.ts';
import { sealOf, valueOf } from '../testing/sealing.ts';
import { inOrder } from '../testing/told.ts';
import { writeReport } from './writeReport.ts';
import type { WriteReportOptions } from './writeReport.ts';

const OPTIONS = {
  at: on('2026-07-01T09:00:00.000Z'),
  stretch: { from: on('2026-01-01T00:00:00.000Z'), to: on('2026-07-01T00:00:00.000Z') },
};

const reportOf = async (
  store: EventStore,
  options: Partial<WriteReportOptions> = {},
): Promise<string> => valueOf(await writeReport(store, { ...OPTIONS, ...options })());

/** Reads a page as strictly as XML is read: whatever is not well-formed is an error. */
const parsed = (page: string): Document =>
  new DOMParser({
    onError: (_, message) => {
      throw new Error(message);
    },
  }).parseFromString(page, 'application/xhtml+xml');

const elementsOf = (page: string): readonly Element[] =>
  Array.from(parsed(page).getElementsByTagName('*'));

const spaced = (text: string | null | undefined): string =>
  (text ?? '').replace(/\s+/g, ' ').trim();

const textOf = (page: string): string =>
  spaced(elementsOf(page).find(({ localName }) => localName === 'main')?.textContent);

/** The rows of all tables, their cells side by side. */
const rowsOf = (page: string): readonly string[] =>
  elementsOf(page)
    .filter(({ localName }) => localName === 'tr')
    .map((row) =>
      Array.from(row.childNodes, ({ textContent }) => spaced(textContent))
        .filter((cell) => cell !== '')
        .join(' | '),
    );

const expectHarmless = (page: string): void => {
  const elements = elementsOf(page);
  const names = new Set(elements.map(({ localName }) => localName));
  for (const name of ['script', 'link', 'img', 'iframe', 'object', 'image', 'use', 'a', 'base']) {
    expect(names).not.toContain(name);
  }
  for (const { name, value } of elements.flatMap(({ attributes }) => Array.from(attributes))) {
    expect(name).not.toMatch(/^on|^style$|href|^src/i);
    if (!name.startsWith('xmlns')) expect(value).not.toMatch(/https?:|url\(/i);
  }
};

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '=HYPERLINK("x")',
  '__proto__',
  '</style></svg>]]>',
  '&lt;b&gt;',
  '\u202egnp.exe',
];

describe('a report', () => {
  let store: EventStore = createMemoryStore();

  beforeAll(async () => {
    store = await reportedLog(24);
  });

  it.each([
    ['en', {}, 'The whole log'],
    ['it', {}, 'Tutto il registro'],
    ['en', { accountId: 'a-1' }, 'Account a-1'],
    ['it', { accountId: 'a-1' }, 'Account a-1'],
  ] as const)('in %s about %j loads nothing and runs nothing', async (language, about, title) => {
    const page = await reportOf(store, { ...about, language });
    expect(textOf(page)).toContain(title);
    expectHarmless(page);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('allows itself no style but its own, and nothing else', async () => {
    const page = await reportOf(store);
    const [style = ''] = elementsOf(page)
      .filter(({ localName }) => localName === 'style')
      .map(({ textContent }) => textContent ?? '');
    const hash = createHash('sha256').update(style).digest('base64');
    const policies = elementsOf(page)
      .filter((element) => element.getAttribute('http-equiv') === 'Content-Security-Policy')
      .map((element) => element.getAttribute('content'));
    expect(policies).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it('shows an account with what happened to it, and never what the customer wrote', async () => {
    const page = await reportOf(store, { accountId: 'a-1' });
    const text = textOf(page);
    for (const told of [
      'Ended 6 May 2026: refunded',
      'Usage reported late',
      'Charged after its end',
      'RefundNotEligible',
      'account-a-1',
      '14.99 EUR',
    ]) {
      expect(text).toContain(told);
    }
    expect(page).not.toContain('never to be shown');
    expect(page).not.toContain('customer-001');
  });

  it('adds up by month and currency, and never one currency to another', async () => {
    const totals = rowsOf(await reportOf(store)).filter((row) => row.startsWith('Total'));
    expect(totals).toEqual([
      'Total | 20,328.78 | 104.94 | 134.91 | 134.91 | 14.99 | 0.00',
      'Total | 31,680 | 0 | 15,840 | 15,840 | 0 | 0',
    ]);
  });

  it.each([
    ['en', 'from 1 Jan 2026 up to, but without, 1 Jul 2026.', 'from the beginning up to'],
    ['it', 'dal 1 gen 2026 al 1 lug 2026 escluso.', "dall'inizio al"],
  ] as const)('says in %s of which time it tells', async (language, part, whole) => {
    expect(textOf(await reportOf(store, { language }))).toContain(part);
    const stretch = { from: on('0000-01-01T00:00:00.000Z'), to: on('2026-07-01T09:30:15.000Z') };
    const ofAllTime = textOf(await reportOf(store, { language, stretch }));
    expect(ofAllTime).toContain(whole);
    expect(ofAllTime).toContain('2026, 09:30:15');
  });

  it('says that no seal vouches for the log, or how far one does', async () => {
    const seals = [await sealOf(store)];
    const about = { accountId: 'a-1' };
    expect(textOf(await reportOf(store))).toContain('Not anchored');
    expect(textOf(await reportOf(store, about))).toContain('Not anchored');
    const anchored = `Anchored by a seal up to position ${(await eventsOf(store)).length}.`;
    expect(textOf(await reportOf(store, { seals }))).toContain(anchored);
    expect(textOf(await reportOf(store, { ...about, seals }))).toContain(anchored);
  });

  it('says that an account was tampered with, where a rewriting shows in a seal alone', async () => {
    const seals = [await sealOf(store)];
    const log = await eventsOf(store);
    const last = log.findLast(({ stream }) => stream === 'account-a-1');
    const cut = storeOf(log.filter((event) => event !== last));
    expect(textOf(await reportOf(cut, { accountId: 'a-1' }))).not.toContain('Tampered');
    const page = textOf(await reportOf(cut, { accountId: 'a-1', seals }));
    expect(page).toContain('Tampered');
    expect(page).toContain('StreamCut');
    expect(page).not.toContain('Anchored by');
  });

  it('shows two hundred findings and as many exceptions, and says how many more there are', async () => {
    const lives = Array.from({ length: 203 }, (_, place) => {
      const { opened, plan, billed, refund } = lifeOf(`customer-${place}`);
      return [
        opened('03-01T05:00'),
        plan('03-01T05:30'),
        billed(3, 1_499),
        refund('03-02T10:00', 'refund-1', 1_499),
      ];
    });
    const log = await eventsOf(await clockedLog(inOrder(...lives)));
    const altered = log.map((event) =>
      event.type === 'RefundRequested'
        ? { ...event, data: event.data.replaceAll('1499', '1498') }
        : event,
    );
    for (const [language, more] of [
      ['en', '3 more are not shown here; the audit itself names them all.'],
      ['it', 'Altri 3 non sono mostrati qui; la verifica li nomina tutti.'],
    ] as const) {
      const whole = textOf(await reportOf(storeOf(log), { language }));
      expect(whole.split(more)).toHaveLength(2);
      expect(whole.split('RefundRequested')).toHaveLength(201);
    }
    const text = textOf(await reportOf(storeOf(altered)));
    expect(text).toContain('more are not shown here; the audit itself names them all.');
    const shown = ['DecisionDiffers', 'LinkBroken'].map((code) => text.split(code).length - 1);
    expect(shown).toEqual([100, 100]);
  });

  it('shows the last five hundred things that happened to an account', async () => {
    const { opened, told } = lifeOf('somebody');
    const life = [
      opened('03-01T05:00'),
      ...Array.from({ length: 502 }, (_, place) =>
        told('VoidUsage', '03-02T10:00', { usageId: `use-${place}` }),
      ),
    ];
    const about = { accountId: 'somebody' };
    const log = await clockedLog(life);
    expect(textOf(await reportOf(log, about))).toContain('The last 500 of 503 are shown.');
    expect(textOf(await reportOf(log, { ...about, language: 'it' }))).toContain(
      'Si vedono gli ultimi 500 di 503.',
    );
    const page = await reportOf(log, about);
    expect(rowsOf(page).filter((row) => /^\d+ \| .* Usage voided/.test(row))).toHaveLength(500);
  });

  it('says what kept a log from being read', async () => {
    const failure = {
      code: 'StoreFailed',
      message: 'The disk is full.',
      facts: { cause: 'disk' },
    } as const;
    const text = textOf(await reportOf({ ...store, readAll: () => TE.left(failure) }));
    expect(text).toContain('Unreadable');
    expect(text).toContain('The disk is full. StoreFailed');
  });

  it('refuses to write about an account that is not in the log', async () => {
    expect(await writeReport(store, { ...OPTIONS, accountId: 'nobody' })()).toMatchObject({
      left: { code: 'AccountNotInLog', facts: { accountId: 'nobody' } },
    });
  });

  it.each(HOSTILE)('takes %j for a text wherever it stands', async (payload) => {
    const hostile = createMemoryStore({ now: () => on('2026-06-01T00:00:00.000Z') });
    const handle = createHandle({ store: hostile, journalRefusals: true });
    const at = '2026-03-01T00:00:00.000Z';
    const ofLine = { accountId: payload, subscriptionId: payload };
    const charged = { amount: 1_499, currency: 'EUR' };
    const period = { start: at, end: '2026-04-01T00:00:00.000Z' };
    const lines = [{ subscriptionId: payload, period, charged }];
    const commands: readonly [string, object][] = [
      ['OpenAccount', { accountId: payload, at }],
      ['StartPlan', { ...ofLine, planId: payload, at }],
      ['RecordBilling', { accountId: payload, invoiceId: payload, billedAt: at, lines }],
      ['VoidUsage', { accountId: payload, usageId: payload, at }],
      ['CancelSubscription', { ...ofLine, reason: { code: payload, comment: 'mine' }, at }],
      ['CancelSubscription', { ...ofLine, at }],
    ];
    for (const [place, [type, data]] of commands.entries()) {
      await handle({ type, data, metadata: { commandId: `${payload}${place}` } })();
    }
    for (const about of [{}, { accountId: payload }]) {
      const page = await reportOf(hostile, about);
      expectHarmless(page);
      expect(textOf(page)).toContain(payload);
      expect(elementsOf(page).filter(({ localName }) => localName === 'style')).toHaveLength(1);
    }
  });
});
