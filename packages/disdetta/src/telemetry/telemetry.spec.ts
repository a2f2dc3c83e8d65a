import { defineReadModel } from '@disdetta/read-models';
import { createMemoryStore } from '@disdetta/store-memory';
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisdetta } from '../disdetta.ts';
import type { Disdetta } from '../disdetta.ts';
import { openDisdetta } from '../openDisdetta.ts';
import type { TelemetryOptions } from './telemetry.ts';

const at = '2026-03-10T00:00:00.000Z';
const spans = new InMemorySpanExporter();
const counts = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({
  exporter: counts,
  exportIntervalMillis: 3_600_000,
});

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
});

beforeEach(() => {
  spans.reset();
});

afterAll(async () => {
  await reader.shutdown();
});

const open = (options: TelemetryOptions): Disdetta =>
  createDisdetta({ store: createMemoryStore(), ...options });

const openAccount = (disdetta: Disdetta, commandId = 'open') =>
  disdetta.openAccount({ accountId: 'a-1', at }, { commandId });

const pointsOf = async (name: string): Promise<readonly unknown[]> => {
  await reader.forceFlush();
  const last = counts.getMetrics().at(-1);
  return (last?.scopeMetrics ?? [])
    .flatMap((scope) => scope.metrics)
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }) =>
      dataPoints.map(({ attributes, value }) => ({ ...attributes, value })),
    );
};

describe('telemetry', () => {
  it('shows a command as a span, with its decision and its append inside', async () => {
    await openAccount(open({ telemetry: true }));

    const finished = spans.getFinishedSpans();
    const command = finished.find(({ name }) => name === 'disdetta.command');
    expect(command?.attributes).toEqual({
      'disdetta.command.type': 'OpenAccount',
      'disdetta.outcome': 'accepted',
    });
    expect(
      finished
        .filter(({ parentSpanContext }) => {
          return parentSpanContext?.spanId === command?.spanContext().spanId;
        })
        .map(({ name }) => name),
    ).toEqual(['disdetta.decide', 'disdetta.append']);
  });

  it('counts commands by type and outcome, and conflicts', async () => {
    const store = createMemoryStore();
    const desks = [0, 1].map(() => createDisdetta({ store, telemetry: true }));
    await Promise.all(desks.map((desk, index) => openAccount(desk, `open ${index}`)));

    expect(await pointsOf('disdetta.commands')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ 'disdetta.outcome': 'accepted' }),
        {
          'disdetta.command.type': 'OpenAccount',
          'disdetta.outcome': 'unchanged',
          value: 1,
        },
      ]),
    );
    expect(await pointsOf('disdetta.conflicts')).toEqual([{ value: 1 }]);
  });

  it('is not there unless it is asked for', async () => {
    await openAccount(open({}));
    expect(spans.getFinishedSpans()).toEqual([]);
  });
});

describe('a logger of pino’s shape', () => {
  it('is told types and outcomes, and nothing of the data', async () => {
    const lines: string[] = [];
    const disdetta = open({ logger: pino({}, { write: (line: string) => lines.push(line) }) });
    await openAccount(disdetta);
    await disdetta.cancelSubscription(
      { accountId: 'a-1', subscriptionId: 's', reason: { code: 'moved', comment: 'Ms Rossi' }, at },
      { commandId: 'cancel' },
    );
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 30, type: 'OpenAccount', outcome: 'accepted', msg: 'command' },
      { level: 30, type: 'CancelSubscription', outcome: 'SubscriptionNotFound' },
    ]);
    expect(lines.join('')).not.toContain('Rossi');
  });

  it('hears of trouble as an error', async () => {
    const errors: object[] = [];
    const silent = (): void => undefined;
    const store = createMemoryStore();
    await store.close()();
    const logger = {
      debug: silent,
      info: silent,
      warn: silent,
      error: (facts: object) => errors.push(facts),
    };
    await openAccount(createDisdetta({ store, logger }));
    expect(errors).toEqual([{ type: 'OpenAccount', outcome: 'StoreUnavailable' }]);
  });
});

describe('telemetry of what follows the log', () => {
  it('shows how far read models are behind, who waits in them, and what came of effects', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-telemetry-'));
    const closed = defineReadModel({
      name: 'closed',
      version: 1,
      partOf: ({ type }) => (type === 'AccountClosed' ? '' : null),
      fold: {
        empty: () => ({}),
        change: () => {
          throw new Error('It cannot be taken in.');
        },
      },
      columns: {},
      show: () => ({}),
    });
    const disdetta = await openDisdetta({
      store: createMemoryStore(),
      telemetry: true,
      readModels: { file: join(folder, 'read-models'), models: [closed] },
      effects: {
        file: join(folder, 'effects'),
        from: 'now',
        handlers: {
          AccountClosed: async () => {
            throw new Error('The desk is not there.');
          },
        },
        retry: { attempts: 1 },
      },
    });
    await openAccount(disdetta);
    await disdetta.closeAccount({ accountId: 'a-1', at }, { commandId: 'close' });
    await disdetta.effects.idle();
    await disdetta.readModels.caughtUp();

    expect(await pointsOf('disdetta.read_models.lag')).toEqual([{ value: 0 }]);
    expect(await pointsOf('disdetta.read_models.poisons')).toEqual([{ value: 1 }]);
    expect(await pointsOf('disdetta.effects.attempts')).toEqual([
      { 'disdetta.effect': 'AccountClosed', 'disdetta.outcome': 'failed', value: 1 },
    ]);
    expect(await pointsOf('disdetta.effects.parkings')).toEqual([
      { 'disdetta.effect': 'AccountClosed', value: 1 },
    ]);
    expect(await pointsOf('disdetta.effects')).toContainEqual({
      'disdetta.effect.state': 'parked',
      value: 1,
    });
    await disdetta.close();
    rmSync(folder, { recursive: true });
  });
});
