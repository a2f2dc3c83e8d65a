import { createDisdetta, createMemoryStore } from 'disdetta';

const disdetta = createDisdetta({ store: createMemoryStore() });
void disdetta
  .cancelSubscription({ accountId: 'a-1', subscriptionId: 's-1' }, { commandId: 'request-4711' })
  .then((result) => {
    console.log('typed:', result.ok ? 'ok' : result.refusal.code);
  });
