import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { openStories } from './testing/openPage.ts';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let stories: Awaited<ReturnType<typeof openStories>>;

beforeAll(async () => {
  stories = await openStories();
});

afterAll(async () => {
  await stories.close();
});

/** Every page, and whose it is. */
const PAGES = [
  ['account-1', '/plans'],
  ['account-1', '/plans/pro/cancel'],
  ['account-1', '/plans/cloud-storage/cancel'],
  ['account-1', '/plans/pro/refund'],
  ['account-1', '/plans/none/cancel'],
  ['account-2', '/plans'],
  ['account-2', '/plans/business/refund'],
  ['account-3', '/plans/education/sales'],
  ['account-4', '/plans/pro/withdraw'],
  ['account-5', '/plans'],
  ['account-5', '/plans/pro/reactivate'],
  ['account-5', '/plans/pro/receipt'],
  ['account-6', '/plans'],
  ['account-6', '/account/close'],
  ['account-6', '/sign-in'],
] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const violationsOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const runOnly = JSON.stringify(RULES);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${runOnly} })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.each([
  ['en', 'light', 1200],
  ['en', 'dark', 360],
  ['it', 'light', 360],
  ['it', 'dark', 1200],
] as const)('every page in %s, %s, %d pixels wide', (language, colorScheme, width) => {
  it('is accessible, in its language, and never wider than the window', async () => {
    const viewport = { width, height: 800 };
    const options = { language, colorScheme, viewport, javaScriptEnabled: true };
    const found: string[] = [];
    let signedIn = '';
    const story = await stories.story('account-1', options);
    const { page, goTo } = story;
    for (const [accountId, path] of PAGES) {
      if (signedIn !== accountId) {
        await goTo(`/${language}/sign-in`);
        await page.click(`button[value="${accountId}"]`);
        signedIn = accountId;
      }
      await goTo(`/${language}${path}`);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      const problems = [...(await violationsOn(page))];
      if ((await sideways(page)) > 0) problems.push('wider than the window');
      found.push(...problems.map((problem) => `${accountId}${path}: ${problem}`));
    }
    expect(found).toEqual([]);
  });
});

it('leads from each page to the same page in the other language', async () => {
  const { page, goTo } = await stories.story('account-1');
  await goTo('/en/plans/pro/cancel');
  await page.click('nav >> text=Italiano');
  expect(page.url()).toMatch(/\/it\/plans\/pro\/cancel$/);
  expect(await page.textContent('h1')).toBe('Annullare Pro?');
});

it('prints a receipt without what is of no use on paper', async () => {
  const { page, goTo } = await stories.story('account-5');
  await goTo('/en/plans/pro/receipt');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('dl').isVisible()).toBe(true);
  for (const useless of ['nav', '.session', '.choices', '.print']) {
    expect(await page.locator(useless).isVisible()).toBe(false);
  }
});
