import { sum } from '../arithmetic/rates.ts';
import { tenMillionAccounts } from '../assumptions.ts';
import { measureFirm } from './measureFirm.ts';

it('measures a firm: every event is written, received by every worker, and taken in by one', async () => {
  const { log, rebuilds, openings, renewals, warm, cold } = await measureFirm(
    { accounts: 12, callers: 4, workers: [1, 3], rounds: 1, onStep: () => undefined },
    tenMillionAccounts,
  );
  const commands = sum([...openings, ...renewals, ...warm, ...cold].map((one) => one.commands));
  expect(log.events).toBeGreaterThanOrEqual(commands);
  expect(sum(Object.values(log.types).map(({ events }) => events))).toBe(log.events);
  expect(log.eventsOfAccount.mean * 12).toBeCloseTo(log.events, 6);
  expect(log.bytesOnDisk).toBeGreaterThan(log.bytesOfAccount.mean * 12);
  expect(sum(cold.map(({ eventsRead }) => eventsRead))).toBeGreaterThan(0);

  expect(rebuilds.map(({ kind, workers }) => [kind, workers.length])).toEqual([
    ['read', 1],
    ['held', 1],
    ['unheld', 1],
    ['unheld', 3],
  ]);
  for (const { kind, workers } of rebuilds) {
    expect(workers.map(({ received }) => received)).toEqual(workers.map(() => log.events));
    expect(sum(workers.map(({ own }) => own))).toBe(kind === 'read' ? 0 : log.events);
  }
}, 120_000);
