import { NOW, startPortal } from './testing/openPage.ts';
import type { RunningPortal } from './testing/openPage.ts';

let portal: RunningPortal;

beforeEach(async () => {
  portal = await startPortal();
});

afterEach(async () => {
  await portal.stop();
});

const request = (path: string, options: RequestInit = {}) =>
  fetch(`${portal.address}${path}`, { redirect: 'manual', ...options });

const send = (
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) => request(path, { method: 'POST', body: new URLSearchParams(fields), headers });

const signIn = async (accountId: string) => {
  const answer = await send('/en/sign-in', { accountId });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { cookie: cookie.split(';')[0] ?? '', attributes: cookie };
};

const formTokenIn = (document: string) =>
  /name="formToken" value="([^"]+)"/.exec(document)?.[1] ?? '';

const statusOf = async (accountId: string, subscriptionId: string) => {
  const result = await portal.disdetta.planStatus({ accountId, subscriptionId, at: NOW });
  return result.ok ? result.answer?.status : result.refusal;
};

describe('who is not signed in', () => {
  it.each(['/en/plans', '/it/plans/pro/cancel', '/en/account/close'])(
    'is asked to, at %s',
    async (path) => {
      const answer = await request(path);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`${path.slice(0, 3)}/sign-in`);
    },
  );

  it.each([
    ['it-IT,it;q=0.9,en;q=0.8', '/it/plans'],
    ['en-GB,it;q=0.5', '/en/plans'],
    ['ja', '/en/plans'],
  ])('and whose browser speaks %s comes to %s', async (languages, address) => {
    const answer = await request('/', { headers: { 'accept-language': languages } });
    expect(answer.headers.get('location')).toBe(address);
  });
});

describe('a page', () => {
  it('keeps to itself: no script, no frame, no cache, and a cookie for nobody else', async () => {
    const { cookie, attributes } = await signIn('account-1');
    expect(attributes).toMatch(/; HttpOnly.*; SameSite=Lax/);
    const { headers } = await request('/en/plans', { headers: { cookie } });
    expect(headers.get('cache-control')).toBe('private, no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
  });

  it('shows nothing of another account', async () => {
    const { cookie } = await signIn('account-6');
    const answer = await request('/en/plans/pro/cancel', { headers: { cookie } });
    expect(answer.status).toBe(404);
  });

  it('takes an id for a text, whatever is in it', async () => {
    const { cookie } = await signIn('account-1');
    const id = encodeURIComponent('"><script>alert(1)</script>');
    const answer = await request(`/en/plans/${id}/cancel?"><script>`, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<script');
  });

  it('says kindly that it cannot be shown while the log cannot be read', async () => {
    const { cookie } = await signIn('account-1');
    await portal.disdetta.close();
    for (const path of ['/en/plans', '/en/plans/pro/cancel', '/en/account/close']) {
      const answer = await request(path, { headers: { cookie } });
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('Please try again in a few minutes');
    }
  });

  it('says that a plan is active again only where it is', async () => {
    const { cookie } = await signIn('account-5');
    const answer = await request('/en/plans?reactivated=pro', { headers: { cookie } });
    expect(await answer.text()).not.toContain('active again');
  });
});

describe('a form', () => {
  const cancel = { commandId: 'c-1', reason: '', comment: '' };
  const path = '/en/plans/pro/cancel';

  it('of another site is not taken', async () => {
    const { cookie } = await signIn('account-1');
    const formToken = formTokenIn(await (await request(path, { headers: { cookie } })).text());
    const forged = [
      await send(path, cancel, { cookie }),
      await send(path, { ...cancel, formToken: 'x'.repeat(formToken.length) }, { cookie }),
      await send(path, { ...cancel, formToken }, { cookie, 'sec-fetch-site': 'cross-site' }),
    ];
    expect(forged.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await statusOf('account-1', 'pro')).toBe('Active');
  });

  it('of our own is taken, and leads to the receipt', async () => {
    const { cookie } = await signIn('account-1');
    const formToken = formTokenIn(await (await request(path, { headers: { cookie } })).text());
    const own = { cookie, 'sec-fetch-site': 'same-origin' };
    const answer = await send(path, { ...cancel, formToken }, own);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/plans/pro/receipt']);
    expect(await statusOf('account-1', 'pro')).toBe('Cancelled');
  });

  it('without its hidden fields changes nothing, and says so', async () => {
    const { cookie } = await signIn('account-2');
    const refund = '/en/plans/business/refund';
    const formToken = formTokenIn(await (await request(refund, { headers: { cookie } })).text());
    const answer = await send(refund, { formToken, commandId: 'c-1', agree: 'yes' }, { cookie });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Nothing was changed');
    expect(await statusOf('account-2', 'business')).toBe('Active');
  });
});
