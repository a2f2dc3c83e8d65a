import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpen } from '../cannotOpen.ts';
import { openDisdetta } from '../openDisdetta.ts';
import type { OpenFile } from '../openDisdetta.ts';
import type { Opened } from './follow.ts';

const folder = mkdtempSync(join(tmpdir(), 'disdetta-following-'));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

const opened: { readonly close: () => Promise<unknown> }[] = [];

const open = async <Options extends OpenFile>(options: Options): Promise<Opened<Options>> => {
  const disdetta = await openDisdetta(options);
  opened.push(disdetta);
  return disdetta;
};

/** What keeps a process alive must not do so because a specification failed. */
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = '2026-03-10T00:00:00.000Z';
const line = { accountId: 'a-1', subscriptionId: 'pro' };
const PERIOD = { start: '2026-03-01T00:00:00.000Z', end: '2026-04-01T00:00:00.000Z' };
const PERIOD_ASKED = { from: PERIOD.start, to: PERIOD.end };
const price = { amount: 1_499, currency: 'EUR' };

type Commands = Pick<
  Awaited<ReturnType<typeof openDisdetta>>,
  'openAccount' | 'startPlan' | 'recordBilling' | 'cancelSubscription' | 'requestRefund'
>;

const bill = async (disdetta: Commands): Promise<void> => {
  await disdetta.openAccount({ accountId: 'a-1', at: PERIOD.start }, { commandId: 'open' });
  await disdetta.startPlan({ ...line, planId: 'pro', at: PERIOD.start }, { commandId: 'start' });
  await disdetta.recordBilling(
    {
      accountId: 'a-1',
      invoiceId: 'i-1',
      billedAt: PERIOD.start,
      lines: [{ subscriptionId: 'pro', period: PERIOD, charged: price }],
    },
    { commandId: 'bill' },
  );
};

const cancel = (disdetta: Commands) =>
  disdetta.cancelSubscription(
    { ...line, at, reason: { code: 'too-expensive', comment: 'I found another.' } },
    { commandId: 'cancel' },
  );

const refund = (disdetta: Commands) =>
  disdetta.requestRefund({ ...line, refundId: 'r-1', agreedAmount: price, at }, { commandId: 'r' });

describe('read models of the front door', () => {
  it('answer what was just written, once they have caught up', async () => {
    const disdetta = await open({ file: newFile(), readModels: {} });
    await bill(disdetta);
    await cancel(disdetta);
    expect(await disdetta.readModels.caughtUp()).toEqual({ ok: true });

    const question = { ...line, at };
    expect(await disdetta.readModels.planStatus(question)).toEqual(
      await disdetta.planStatus(question),
    );
    expect(await disdetta.readModels.cancellationReasons(PERIOD_ASKED)).toMatchObject({
      answer: { counts: { 'too-expensive': 1 } },
    });
    await disdetta.close();
  });

  it('show the comment of a receipt to those who have its key', async () => {
    const disdetta = await open({ file: newFile(), readModels: {} });
    await bill(disdetta);
    await cancel(disdetta);
    await disdetta.readModels.caughtUp();
    expect(await disdetta.readModels.cancellationReceipt(line)).toMatchObject({
      answer: { reason: { comment: 'I found another.' } },
    });
    await disdetta.close();
  });

  it('go on from where they were when the log is opened again', async () => {
    const file = newFile();
    const first = await open({ file, readModels: {} });
    await bill(first);
    await first.close();
    const without = await open({ file });
    await cancel(without);
    await without.close();

    const phases: string[] = [];
    const again = await open({
      file,
      readModels: { onProgress: ({ phase, events }) => phases.push(`${phase} ${events}`) },
    });
    await again.readModels.caughtUp();
    expect(phases.at(-1)).toBe('live 1');
    expect(await again.readModels.poisons()).toEqual({ ok: true, poisons: [] });
    await again.close();
  });

  it('refuse a question that is none', async () => {
    const disdetta = await open({ file: newFile(), readModels: {} });
    expect(
      await disdetta.readModels.planStatus({ accountId: '', subscriptionId: 'pro' }),
    ).toMatchObject({ ok: false, refusal: { code: 'InvalidQuery' } });
    await disdetta.close();
  });
});

describe('effects of the front door', () => {
  it('hand a refund over once, with a key that stays', async () => {
    const file = newFile();
    const keys: string[] = [];
    const effects = {
      from: 'now',
      handlers: {
        RefundRequested: async ({ key }: { readonly key: string }) => {
          keys.push(key);
          return 're_1';
        },
      },
    } as const;
    const disdetta = await open({ file, effects });
    await bill(disdetta);
    const refunded = await refund(disdetta);
    await disdetta.effects.idle();
    await disdetta.close();

    const again = await open({ file, effects });
    await again.effects.idle();
    expect(keys).toHaveLength(1);
    expect(refunded).toMatchObject({ ok: true });
    const status = await again.effects.status();
    expect(status).toMatchObject({ ok: true, status: { effects: { handedOver: 1 } } });
    await again.recordRefundSettled(
      { accountId: 'a-1', refundId: 'r-1', providerReference: 're_1', settledAt: at },
      { commandId: 'settled' },
    );
    await again.effects.idle();
    expect(await again.effects.find(keys[0] ?? '')).toMatchObject({ effect: { state: 'done' } });
    await again.close();
  });

  it('do nothing when they are switched off', async () => {
    const disdetta = await open({
      file: newFile(),
      effects: { enabled: false, handlers: { RefundRequested: async () => 'never' } },
    });
    await bill(disdetta);
    await refund(disdetta);
    expect(await disdetta.effects.status()).toMatchObject({ status: { reactor: 'off' } });
    await disdetta.close();
  });

  it('do not begin anywhere by chance', async () => {
    const file = newFile();
    const handlers = { RefundRequested: async () => 're_1' };
    await expect(openDisdetta({ file, effects: { handlers } })).rejects.toBeInstanceOf(CannotOpen);
    // Nothing was left open: the log can be had at once.
    const disdetta = await open({ file, readModels: {} });
    expect(await disdetta.close()).toEqual({ ok: true });
  });
});
