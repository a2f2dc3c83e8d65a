import { createDisdetta, createMemoryStore } from 'disdetta';
import type { Result } from 'disdetta';

const disdetta = createDisdetta({ store: createMemoryStore() });
const result = await disdetta.cancelSubscription(
  { accountId: 'a-1', subscriptionId: 's-1', reason: { code: 'too-expensive' } },
  { commandId: 'request-4711' },
);
const spell = (outcome: Result<object>): string => (outcome.ok ? 'ok' : `${outcome.refusal.code}`);
console.log('typed:', spell(result));

// @ts-expect-error a command needs its idempotency key
await disdetta.cancelSubscription({ accountId: 'a-1', subscriptionId: 's-1' }, {});
// @ts-expect-error a plan is not started without its id
await disdetta.startPlan({ accountId: 'a-1', subscriptionId: 's-1' }, { commandId: 'c' });
