import { startBackend } from './testing/running.ts';
import type { Running } from './testing/running.ts';

const PLANS = '/accounts/a-1/current-plans';

let backend: Running;

beforeEach(async () => {
  const limits = { owner: 2, 'billing-admin': 3, nobody: 1 };
  backend = await startBackend('2026-03-01T09:00:00.000Z', { limits });
});

afterEach(async () => {
  await backend.stop();
});

const statuses = async (who: Parameters<Running['request']>[0], times: number) => {
  const found: number[] = [];
  for (let asked = 0; asked < times; asked += 1) {
    found.push((await backend.request(who, PLANS)).status);
  }
  return found;
};

describe('who asks too often', () => {
  it('is told when to ask again, as a problem', async () => {
    await statuses('owner-1', 2);
    const refused = await backend.request('owner-1', PLANS);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TooManyRequests', status: 429 } });
    expect(refused.type).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('does not use up what others may ask, nor other roles', async () => {
    expect(await statuses('owner-1', 3)).toEqual([404, 404, 429]);
    expect(await statuses('owner-2', 1)).toEqual([403]);
    expect(await statuses('admin', 4)).toEqual([404, 404, 404, 429]);
  });

  it('is counted by address while nobody knows who it is', async () => {
    expect(await statuses('nobody', 2)).toEqual([401, 429]);
    expect(await statuses('owner-1', 1)).toEqual([404]);
  });

  it('still finds out whether the backend is alive', async () => {
    await statuses('nobody', 2);
    expect((await backend.request('nobody', '/health/live')).status).toBe(200);
  });
});
