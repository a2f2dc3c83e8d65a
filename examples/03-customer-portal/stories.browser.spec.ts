import { openStories } from './testing/openPage.ts';

type Stories = Awaited<ReturnType<typeof openStories>>;
// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

let stories: Stories;

beforeAll(async () => {
  stories = await openStories();
});

afterAll(async () => {
  await stories.close();
});

const eventsOf = async (
  { disdetta }: Awaited<ReturnType<Stories['story']>>,
  accountId: string,
  subscriptionId: string,
) => {
  const receipt = await disdetta.cancellationReceipt({ accountId, subscriptionId });
  return receipt.ok ? receipt.answer : receipt.refusal;
};

describe('a customer without JavaScript', () => {
  it('cancels a plan, keeps a receipt, and changes their mind', async () => {
    const story = await stories.story('account-1');
    const { page } = story;
    await page.click('text=Cancel subscription');
    expect(await page.textContent('main')).toContain('You can use it until 1 April 2026 at 00:00');
    await page.check('text=It is too expensive');
    await page.fill('textarea', 'It was fine.');
    await page.click('text=Yes, cancel it');
    expect(page.url()).toMatch(/\/en\/plans\/pro\/receipt$/);
    expect(await page.textContent('dl')).toMatch(
      /10 March 2026 at 13:00.*1 April 2026.*It was fine\./s,
    );

    await page.click('text=Back to Current Plans');
    expect(await page.locator('.line', { hasText: 'Pro' }).textContent()).toContain('Cancelled');
    await page.click('text=Reactivate');
    await page.click('text=Yes, reactivate it');
    expect(await page.textContent('[role=status]')).toBe('Pro is active again and will renew.');
  });

  it('agrees to the amount on the screen, and it is promised back', async () => {
    const story = await stories.story('account-2', { language: 'it' });
    const { page } = story;
    await page.locator('.line', { hasText: 'Business' }).locator('text=Annulla e rimborsa').click();
    expect(await page.textContent('.amount')).toMatch(/90,99\s€/);
    expect(await page.locator('.parts li').allTextContents()).toEqual([
      expect.stringMatching(/Business\s+21,99\s€/),
      expect.stringMatching(/Webinar\s+69,00\s€/),
    ]);
    await page.check('[name=agree]');
    await page.click('button.strong');
    expect(await page.textContent('dl')).toMatch(/Annullamento con rimborso.*90,99\s€/s);
    expect(await eventsOf(story, 'account-2', 'business')).toMatchObject({
      cause: 'refunded',
      refund: { amount: { amount: 9_099, currency: 'EUR' } },
    });
  });

  it('has used the account since the quote: nothing is changed, and what can be done is said', async () => {
    const { page, disdetta } = await stories.story('account-2');
    await page.locator('.line', { hasText: 'Business' }).locator('text=Cancel and refund').click();
    await disdetta.recordUsage(
      { accountId: 'account-2', usageId: 'late', usedAt: '2026-03-10T11:59:00.000Z' },
      { commandId: 'late-use' },
    );
    await page.check('[name=agree]');
    await page.click('button.strong');
    expect(await page.textContent('main')).toMatch(
      /Nothing was changed.*used since it was last billed, first on 10 March 2026 at 12:59/s,
    );
    await page.click('text=Cancel without a refund');
    await page.click('text=Yes, cancel it');
    expect(await page.textContent('dl')).toContain('Cancellation of a plan');
  });

  it('is told of an amount that has changed, and agrees to the new one', async () => {
    const { page, disdetta } = await stories.story('account-2');
    await page.locator('.line', { hasText: 'Business' }).locator('text=Cancel and refund').click();
    await disdetta.requestRefund(
      {
        accountId: 'account-2',
        subscriptionId: 'webinar',
        refundId: 'webinar-refund',
        agreedAmount: { amount: 6_900, currency: 'EUR' },
      },
      { commandId: 'refund-webinar' },
    );
    await page.check('[name=agree]');
    await page.click('button.strong');
    expect(await page.textContent('main')).toContain('The amount has changed to €21.99');
    await page.click('text=See the amount again');
    expect(await page.textContent('.amount')).toContain('€21.99');
    await page.check('[name=agree]');
    await page.click('button.strong');
    expect(await page.textContent('dl')).toMatch(/Cancellation with a refund.*€21\.99/s);
  });

  it('withdraws from a contract with one statement', async () => {
    const { page } = await stories.story('account-4');
    await page.click('text=Withdraw from contract here');
    expect(await page.textContent('blockquote')).toContain('contract for Pro of account account-4');
    await page.click('text=Confirm withdrawal');
    expect(await page.textContent('dl')).toMatch(/Withdrawal from the contract.*€14\.99/s);
  });

  it('cancels one add-on, and keeps the rest', async () => {
    const { page } = await stories.story('account-1');
    await page.locator('.line', { hasText: 'Cloud storage' }).locator('a').click();
    await page.click('text=Yes, cancel it');
    await page.click('text=Back to Current Plans');
    expect(await page.locator('.status').allTextContents()).toEqual([
      'Active',
      'Cancelled',
      'Active',
    ]);
  });

  it('is sent to sales', async () => {
    const { page } = await stories.story('account-3');
    await page.click('text=Contact sales');
    expect(await page.getAttribute('main a', 'href')).toBe('mailto:sales@example.com');
  });

  it('closes a free account', async () => {
    const { page } = await stories.story('account-6');
    await page.click('text=Close account');
    await page.click('text=Yes, close the account');
    expect(await page.textContent('[role=status]')).toBe('Your account is closed.');
  });
});

describe('a form', () => {
  it('that is sent twice by a double click is one cancellation', async () => {
    const story = await stories.story('account-1');
    const { page } = story;
    await page.click('text=Cancel subscription');
    await page.dblclick('text=Yes, cancel it');
    await page.waitForURL('**/receipt');
    expect(await page.textContent('h1')).toBe('Receipt of your request');
  });

  it('that is sent again after going back, and reactivating, cancels nothing again', async () => {
    const story = await stories.story('account-1');
    const { page } = story;
    await page.click('text=Cancel subscription');
    const form = {
      formToken: await page.inputValue('form.confirm [name=formToken]'),
      commandId: await page.inputValue('form.confirm [name=commandId]'),
    };
    await page.click('text=Yes, cancel it');
    await page.goBack();
    // The page is not kept: it is made anew, and knows better.
    expect(await page.textContent('main')).toContain('It is cancelled already');
    await page.click('text=Reactivate it');
    await page.click('text=Yes, reactivate it');

    const again = await page.request.post(`${story.address}/en/plans/pro/cancel`, { form });
    expect(again.status()).toBe(200);
    await story.goTo('/en/plans');
    expect(await page.locator('.line', { hasText: 'Pro' }).textContent()).toContain('Active');
  });

  it('of a second tab is refused kindly once the first is through', async () => {
    const { page, context, address } = await stories.story('account-1');
    const second = await context.newPage();
    await page.click('text=Cancel subscription');
    await second.goto(`${address}/en/plans/pro/cancel`);
    await page.click('text=Yes, cancel it');
    await second.click('text=Yes, cancel it');
    expect(await second.textContent('main')).toContain('It is cancelled already');
    expect(await second.textContent('main')).toContain('Reactivate it');
  });

  it('without consent comes back with what was written in it', async () => {
    const { page } = await stories.story('account-2');
    await page.locator('.line', { hasText: 'Business' }).locator('text=Cancel and refund').click();
    await page.fill('textarea', 'Kept <b>as it is</b>');
    await page.evaluate("document.querySelector('form.confirm').noValidate = true");
    await page.click('button.strong');
    expect(await page.textContent('[role=alert]')).toContain('tick the box');
    expect(await page.inputValue('textarea')).toBe('Kept <b>as it is</b>');
  });
});

it('shows HTML in a comment as the text it is', async () => {
  const { page } = await stories.story('account-1', { javaScriptEnabled: true });
  const comment = '</dd><script>document.title = "owned"</script><img src=x onerror="alert(1)">';
  await page.click('text=Cancel subscription');
  await page.fill('textarea', comment);
  await page.click('text=Yes, cancel it');
  expect(await page.locator('dd', { hasText: 'script' }).textContent()).toBe(comment);
  expect(await page.title()).toContain('Receipt');
  expect(await page.locator('main img, main script').count()).toBe(0);
});

it('is used with the keyboard alone', async () => {
  const { page } = await stories.story('account-1');
  const focused = () => page.locator(':focus').textContent();
  const pressUntil = async (text: string) => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').count()) > 0 && (await focused())?.includes(text)) return;
    }
    throw new Error(`no way to "${text}" with the key Tab`);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to content');
  await page.keyboard.press('Enter');
  await pressUntil('Cancel subscription');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cancel');
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator('[name=reason]:focus').count()) > 0) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('By keyboard.');
  await pressUntil('Yes, cancel it');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/receipt');
  expect(await page.textContent('dl')).toMatch(/It is too expensive.*By keyboard\./s);
});
