import { isInstant } from '@disdetta/core';
import type { EventStore, Instant } from '@disdetta/core';
import { createMemoryStore } from '@disdetta/store-memory';
import { DOMParser } from '@xmldom/xmldom';
import type { Document } from '@xmldom/xmldom';
import { reportedLog } from '../testing/reportedLog.ts';
import { valueOf } from '../testing/sealing.ts';
import type { WriteReportOptions } from './writeReport.ts';
import { writeReport } from './writeReport.ts';

const on = (text: string): Instant => {
  if (isInstant(text)) return text;
  throw new RangeError(text);
};

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

const textOf = (page: string): string =>
  (parsed(page).documentElement?.textContent ?? '').replace(/\s+/g, ' ');

const elementsOf = (page: string) => Array.from(parsed(page).getElementsByTagName('*'));

describe('a report', () => {
  let store = createMemoryStore();

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
    const elements = elementsOf(page);
    const names = new Set(elements.map(({ localName }) => localName));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'image', 'use', 'a', 'base']) {
      expect(names).not.toContain(name);
    }
    for (const { attributes } of elements) {
      for (const { name, value } of Array.from(attributes)) {
        expect(name).not.toMatch(/^on|^style$|href|^src/i);
        if (!name.startsWith('xmlns')) expect(value).not.toMatch(/https?:|url\(|javascript:/i);
      }
    }
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
    expect(page).not.toMatch(/@import|url\(/);
  });
});
