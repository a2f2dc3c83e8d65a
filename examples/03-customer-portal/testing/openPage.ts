import type { AddressInfo } from 'node:net';
import type { Disdetta } from 'disdetta';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openPortal } from '../sample/openPortal.ts';
import { startBrowser } from './browser.ts';

/** When the customers of the specifications look at their page. */
export const NOW = '2026-03-10T12:00:00.000Z';

/** A portal that listens, on sample accounts as of `NOW`. */
export interface RunningPortal {
  readonly address: string;
  readonly disdetta: Disdetta;
  readonly moveTo: (instant: string) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a portal of its own for one story. */
export const startPortal = async (): Promise<RunningPortal> => {
  let now = NOW;
  const { disdetta, backend } = await openPortal(() => new Date(now));
  await backend.listen({ host: '127.0.0.1', port: 0 });
  const { port } = backend.server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    disdetta,
    moveTo: (instant) => {
      now = instant;
    },
    stop: async () => {
      await backend.close();
      await disdetta.close();
    },
  };
};

/** A customer with a browser window, who is signed in. */
export interface Customer {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens a page of the portal, `/en/plans` say. */
  readonly goTo: (path: string) => Promise<number>;
}

/** Portals and windows for the stories of one file; `close` ends them all. */
export const openStories = async (): Promise<{
  readonly browser: Browser;
  readonly story: (
    accountId: string,
    options?: BrowserContextOptions & { readonly language?: 'en' | 'it' },
  ) => Promise<Customer & RunningPortal>;
  readonly close: () => Promise<void>;
}> => {
  const browser = await startBrowser();
  const portals: RunningPortal[] = [];
  return {
    browser,
    story: async (accountId, { language = 'en', ...options } = {}) => {
      const portal = await startPortal();
      portals.push(portal);
      const context = await browser.newContext({ javaScriptEnabled: false, ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const goTo = async (path: string): Promise<number> =>
        (await page.goto(`${portal.address}${path}`))?.status() ?? 0;
      await goTo(`/${language}/sign-in`);
      await page.click(`button[value="${accountId}"]`);
      await page.waitForURL('**/plans');
      return { ...portal, context, page, goTo };
    },
    close: async () => {
      await browser.close();
      for (const portal of portals) await portal.stop();
    },
  };
};
