import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { askForRefund, ledgerOf, setStage, startPlan } from './story.ts';
import type { Ready } from './provider/deliveries.ts';

const orders = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) =>
        orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );

/** Each once and, before all is through, the first two again. */
const withRepeats = (deliveries: readonly Ready[]): readonly Ready[] => [
  ...deliveries.slice(0, 2),
  ...deliveries,
];

const { billing, afterwards } = setStage(__dirname);

describe('whatever the order of deliveries, and however often each comes', () => {
  it.each(orders(billing).map((order) => [order.map(({ name }) => name).join(', '), order]))(
    'a customer is owed the same: %s',
    async (_, order) => {
      const stage = setStage(__dirname);
      const early = await stage.provider.sendAll(order);
      await startPlan(stage);
      const late = await stage.provider.sendAll(withRepeats(order));
      expect(early.map(({ status }) => status)).toEqual([409, 409, 409]);
      expect(late.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(await askForRefund(stage)).toBe('the refund is requested');
    },
  );

  it('the ledger ends the same', async () => {
    const ledgers = new Set<string>();
    for (const order of orders(afterwards.slice(0, 5))) {
      const stage = setStage(__dirname);
      await startPlan(stage);
      await stage.provider.sendAll(billing);
      await askForRefund(stage);
      const attempts = await stage.provider.sendAll(withRepeats(order));
      const acknowledged = attempts.filter(({ status }) => status === 200);
      expect(new Set(acknowledged.map(({ name }) => name)).size).toBe(5);
      ledgers.add(JSON.stringify(await ledgerOf(stage)));
    }
    expect([...ledgers].map((ledger) => JSON.parse(ledger) as unknown)).toMatchObject([
      {
        totals: {
          EUR: { requested: 1_499, settled: 1_000, failed: 499, reversed: 1_000, owed: 1_499 },
        },
      },
    ]);
  });
});

it('runs as its README says', () => {
  const printed = execFileSync(
    process.execPath,
    ['--conditions=@disdetta/source', join(__dirname, 'main.ts')],
    { encoding: 'utf8' },
  );
  expect(printed).toContain('409  06-refund-returned');
  expect(printed).toContain('"owed": 1499');
});
