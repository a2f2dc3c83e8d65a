import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarioCommand } from './scenarioCommand.ts';

const opened = {
  type: 'AccountOpened',
  data: { accountId: 'a-1', timeZone: 'UTC', at: '2026-01-01T00:00:00.000Z' },
};
const started = {
  type: 'PlanStarted',
  data: {
    accountId: 'a-1',
    subscriptionId: 's-1',
    planId: 'pro',
    channel: 'online',
    at: '2026-03-01T00:00:00.000Z',
  },
};
const cancel = {
  type: 'CancelSubscription',
  data: { accountId: 'a-1', subscriptionId: 's-1', at: '2026-03-10T00:00:00.000Z' },
};
const cancelled = {
  type: 'SubscriptionCancelled',
  data: { cancelledAt: '2026-03-10T00:00:00.000Z', effectiveAt: '2026-03-10T00:00:00.000Z' },
};
const good = {
  scenario: 'a plan that was never billed ends at once',
  given: [opened, started],
  when: cancel,
  then: { events: [cancelled] },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = async (
  contents: unknown,
  options: { json?: boolean; quiet?: boolean } = {},
): Promise<{ exitCode: number; lines: string[] }> => {
  const file = join(folder, 'scenario.json');
  writeFileSync(file, typeof contents === 'string' ? contents : JSON.stringify(contents));
  const lines: string[] = [];
  const exitCode = await scenarioCommand(
    [folder],
    { json: false, quiet: false, seed: 1, ...options },
    { print: (line) => lines.push(line) },
  );
  return { exitCode, lines };
};

describe('disdetta scenario', () => {
  it('prints a line for a scenario that holds and exits with 0', async () => {
    expect(await run(good)).toEqual({
      exitCode: 0,
      lines: ['✓ a plan that was never billed ends at once', '1 scenario holds, 0 do not'],
    });
  });

  it('runs every scenario of a file that holds several', async () => {
    const { exitCode, lines } = await run([good, { ...good, scenario: 'again' }]);
    expect({ exitCode, lines: lines.length }).toEqual({ exitCode: 0, lines: 3 });
  });

  it('reads a file with a byte order mark and Windows line ends', async () => {
    const windows = JSON.stringify(good, null, 2).replaceAll('\n', '\r\n');
    expect((await run(`\uFEFF${windows}`)).exitCode).toBe(0);
  });

  it('compares the envelope of an event where a scenario names it', async () => {
    const by = (kind: string): unknown => ({
      ...good,
      when: { ...cancel, metadata: { actor: { kind: 'sales' } } },
      then: {
        events: [
          { ...cancelled, stream: 'account-a-1', revision: 2, metadata: { actor: { kind } } },
        ],
      },
    });
    expect((await run(by('sales'))).exitCode).toBe(0);
    const { exitCode, lines } = await run(by('customer'));
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain('then.events.0.metadata.actor.kind');
  });

  it('leaves out what holds when it has to be quiet', async () => {
    expect((await run(good, { quiet: true })).lines).toEqual(['1 scenario holds, 0 do not']);
  });

  it('writes one JSON object a scenario for machines', async () => {
    const { lines } = await run(good, { json: true });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        file: join(folder, 'scenario.json'),
        scenario: good.scenario,
        holds: true,
        problems: [],
        orders: 1,
        seed: null,
      },
    ]);
  });

  it('runs every order of the given items, and says how many', async () => {
    const { lines } = await run({
      ...good,
      anyOrderOfGiven: true,
      given: [opened, started, started],
    });
    expect(lines[0]).toContain('(2 orders)');
  });

  it.each([
    [
      'another instant',
      { then: { events: [{ ...cancelled, data: { effectiveAt: '2026-03-10T00:00:00.001Z' } }] } },
      'then.events.0.data.effectiveAt',
    ],
    ['an extra event', { then: { events: [cancelled, cancelled] } }, 'then.events'],
    ['no event', { then: { events: [] } }, 'then.events'],
    [
      'events in another order',
      { when: { type: 'RecordBilling', data: {} }, then: { events: [cancelled] } },
      'then.events',
    ],
    [
      'a rejection of what is accepted',
      { then: { rejected: { code: 'AlreadyCancelled' } } },
      'then.rejected',
    ],
    [
      'events of what is rejected',
      { when: [cancel, cancel], then: { events: [cancelled] } },
      'then.events',
    ],
    [
      'another fact of a rejection',
      {
        when: [cancel, cancel],
        then: { rejected: { code: 'SubscriptionEnded', endedAt: '2026-03-11T00:00:00.000Z' } },
      },
      'then.rejected.endedAt',
    ],
    [
      'metadata that are null where they are valid',
      { when: { ...cancel, metadata: null } },
      'then.events',
    ],
    ['a fault of what is valid', { then: { invalid: { paths: ['data.at'] } } }, 'then.invalid'],
    [
      'a fault at another path',
      {
        when: { ...cancel, data: { ...cancel.data, at: 'soon' } },
        then: { invalid: { paths: ['data.subscriptionId'] } },
      },
      'then.invalid.paths.0',
    ],
    [
      'an invalid command where it is rejected',
      { when: [cancel, cancel], then: { invalid: { paths: [] } } },
      'then.invalid',
    ],
    [
      'another answer',
      {
        queries: [
          {
            query: 'planStatus',
            data: { accountId: 'a-1', subscriptionId: 's-1', at: '2026-03-09T00:00:00.000Z' },
            answer: { status: 'Ended' },
          },
        ],
      },
      'queries.0.answer.status',
    ],
    [
      'a given command that is refused',
      {
        given: [
          opened,
          { type: 'CloseAccount', data: { accountId: 'a-2', at: '2026-01-02T00:00:00.000Z' } },
        ],
      },
      'given.1',
    ],
    ['an unknown field of the scenario', { expected: [] }, 'expected'],
    ['an unknown type in given', { given: [{ type: 'AccountRenamed', data: {} }] }, 'given.0.type'],
    [
      'an unknown field of a given event',
      { given: [{ ...opened, data: { ...opened.data, name: 'x' } }] },
      'given.0.data.name',
    ],
    [
      'a missing field of a given event',
      { given: [{ type: 'AccountClosed', data: { accountId: 'a-1' } }] },
      'given.0.data.at',
    ],
    [
      'an unknown type in then',
      { then: { events: [{ type: 'PlanCancelled' }] } },
      'then.events.0.type',
    ],
    [
      'an unknown field in then',
      { then: { events: [{ ...cancelled, data: { endsAt: 'x' } }] } },
      'then.events.0.data.endsAt',
    ],
    ['two outcomes at once', { then: { events: [], rejected: { code: 'ContactSales' } } }, 'then'],
    ['an outcome and no command', { when: undefined }, 'when'],
    ['an empty list of commands', { when: [] }, 'when'],
    ['an unknown policy', { policies: { refund: { name: 'generous' } } }, 'policies.refund'],
    ['an unknown key of the policies', { policies: { refunds: {} } }, 'policies.refunds'],
    [
      'an unknown query',
      { queries: [{ query: 'planState', data: {}, answer: {} }] },
      'queries.0.query',
    ],
    [
      'an unknown field of a query',
      {
        queries: [
          {
            query: 'currentPlans',
            data: { accountId: 'a-1', at: '2026-03-09T00:00:00.000Z', when: 1 },
            answer: {},
          },
        ],
      },
      'queries.0.data.when',
    ],
    ['no sentence', { scenario: ' ' }, 'scenario'],
  ])('fails a scenario with %s, and names the place', async (_, change, path) => {
    const { exitCode, lines } = await run({ ...good, ...change });
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain(`${path}: expected`);
    expect(lines[1]).toBe('0 scenarios hold, 1 does not');
  });

  it.each([
    ['text that is no JSON', '{'],
    ['a number', '5'],
    ['nothing at all', ''],
  ])('fails a file with %s', async (_, text) => {
    expect((await run(text)).exitCode).toBe(1);
  });

  it('shows nothing that a terminal would act on, whatever a scenario is called', async () => {
    const { lines } = await run({ ...good, scenario: 'clean \u001b[2J and gone' });
    expect(lines[0]).toBe('✓ clean \\u001b[2J and gone');
  });

  it('fails a file with an empty list, which would prove nothing', async () => {
    const { exitCode, lines } = await run([]);
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain('an empty list');
  });

  it('fails a path at which nothing is, and a folder without scenarios', async () => {
    const lines: string[] = [];
    const options = { json: false, quiet: false, seed: 1 };
    const terminal = { print: (line: string) => lines.push(line) };
    expect(await scenarioCommand([join(folder, 'missing')], options, terminal)).toBe(1);
    expect(await scenarioCommand([folder], options, terminal)).toBe(1);
  });
});
