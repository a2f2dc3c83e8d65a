import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '@disdetta/store-memory';
import fc from 'fast-check';
import type { Effects } from './effects.ts';
import type { Ledger } from './ledger/ledger.ts';
import { createMemoryLedger } from './ledger/memoryLedger.ts';
import { openSqliteLedger } from './sqlite/openSqliteLedger.ts';
import { startEffects } from './startEffects.ts';
import { answerOf } from './testing/answers.ts';
import { createFakeTime } from './testing/fakeTime.ts';
import { createMortal } from './testing/mortal.ts';
import type { Fate, Mortal } from './testing/mortal.ts';
import { createOutside } from './testing/outside.ts';
import type { RunFate } from './testing/outside.ts';
import { createStory } from './testing/story.ts';

/** `DISDETTA_RUNS=10000` for the long run, `DISDETTA_SEED` for the same one again. */
const RUNS = Math.min(Number(process.env['DISDETTA_RUNS'] ?? 200), 100_000);
const SEED = Number(process.env['DISDETTA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const SECOND = 1_000;
const LEASE = 30 * SECOND;
const ACCOUNTS = ['a-1', 'a-2'];
const LINES = ['one', 'two'];

const steps: fc.Arbitrary<Fate> = fc.record({
  milliseconds: fc.integer({ min: 0, max: 50 }),
  befalls: fc.oneof(
    { weight: 40, arbitrary: fc.constant<Fate['befalls']>('nothing') },
    { weight: 3, arbitrary: fc.constantFrom<Fate['befalls'][]>('death before', 'death after') },
    { weight: 2, arbitrary: fc.constant<Fate['befalls']>('unavailable') },
  ),
});

const runs: fc.Arbitrary<RunFate> = fc.record({
  milliseconds: fc.integer({ min: 0, max: 60 * SECOND }),
  ends: fc.constantFrom<RunFate['ends'][]>('accepted', 'accepted', 'thrown', 'not yet', 'never'),
});

/** What happens around two reactors. */
type Happening =
  | { readonly kind: 'start' | 'kill' | 'cut off' | 'reach'; readonly reactor: 0 | 1 }
  | { readonly kind: 'request' | 'settle' | 'fail' | 'release'; readonly refund: number }
  | { readonly kind: 'wait'; readonly seconds: number };

const which = fc.nat(ACCOUNTS.length * LINES.length - 1);
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom(
        'start' as const,
        'start' as const,
        'kill' as const,
        'cut off' as const,
        'reach' as const,
      ),
      reactor: fc.constantFrom(0 as const, 1 as const),
    }),
    fc.record({
      kind: fc.constantFrom(
        'request' as const,
        'request' as const,
        'settle' as const,
        'fail' as const,
        'release' as const,
      ),
      refund: which,
    }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 45 }) }),
  ),
  { minLength: 10, maxLength: 60 },
);

const CALM: Fate = { milliseconds: 0, befalls: 'nothing' };
const KIND: RunFate = { milliseconds: 0, ends: 'accepted' };

const tell = async (
  ledger: Ledger,
  story: readonly Happening[],
  stepFates: Iterator<Fate>,
  runFates: Iterator<RunFate>,
) => {
  const store = createMemoryStore();
  const time = createFakeTime();
  const customers = createStory(store);
  let isCalm = false;
  const nextOf = <Of>(fates: Iterator<Of, unknown>, calm: Of): Of => {
    const next = fates.next();
    return isCalm || next.done === true ? calm : next.value;
  };
  const outside = createOutside({ store, ledger, clock: time.clock }, () => nextOf(runFates, KIND));
  const reactors: (Mortal | undefined)[] = [];
  const requested = new Map<number, string>();
  const closed = new Set<number>();

  const placeOf = (refund: number): readonly [string, string] => [
    ACCOUNTS[refund % ACCOUNTS.length] ?? '',
    LINES[Math.floor(refund / ACCOUNTS.length)] ?? '',
  ];

  const start = (reactor: 0 | 1): Promise<Effects | null> => {
    const alive = createMortal({ store, ledger, timers: time.timers }, () =>
      nextOf(stepFates, CALM),
    );
    reactors[reactor] = alive;
    const handler = outside.handlerIn(alive);
    return startEffects({
      store: alive.store,
      ledger: alive.ledger,
      timers: alive.timers,
      clock: time.clock,
      from: 'beginning',
      handlers: { RefundRequested: handler, 'RefundRequested/letter': handler },
      leaseMilliseconds: LEASE,
      concurrency: 2,
      retry: { attempts: 4, firstDelayMilliseconds: SECOND, longestDelayMilliseconds: 8 * SECOND },
    }).catch(() => {
      // It met a ledger out of reach, and did not start.
      alive.die();
      return null;
    });
  };

  const happen = async (happening: Happening): Promise<void> => {
    switch (happening.kind) {
      case 'start':
        if (reactors[happening.reactor]?.isDead() !== false) void start(happening.reactor);
        return;
      case 'kill':
        reactors[happening.reactor]?.die();
        return;
      case 'cut off':
      case 'reach':
        reactors[happening.reactor]?.cutOff(happening.kind === 'cut off');
        return;
      case 'wait':
        await time.pass(happening.seconds * SECOND);
        return;
      case 'request': {
        const { refund } = happening;
        if (requested.has(refund)) return;
        requested.set(refund, await customers.refundRequested(...placeOf(refund)));
        return;
      }
      case 'settle':
      case 'fail': {
        const { refund, kind } = happening;
        if (!requested.has(refund) || closed.has(refund)) return;
        closed.add(refund);
        await customers[kind === 'settle' ? 'settled' : 'failed'](...placeOf(refund));
        return;
      }
      case 'release': {
        const key = requested.get(happening.refund);
        const effect = key === undefined ? null : await answerOf(ledger.find(key));
        if (effect?.state === 'parked') {
          await answerOf(ledger.release(effect.key, effect.nextAttemptAt));
        }
      }
    }
  };

  /** The storm is over: nobody dies, nothing is out of reach, the provider accepts everything. */
  const calmDown = async (): Promise<void> => {
    isCalm = true;
    for (const effect of await answerOf(ledger.parked())) {
      await answerOf(ledger.release(effect.key, effect.nextAttemptAt));
    }
    reactors.forEach((reactor) => {
      reactor?.cutOff(false);
    });
    // Steps that are under way may still be the last of their process.
    await time.pass(SECOND);
    // Whoever is alive has to do it alone.
    if (reactors.every((reactor) => reactor?.isDead() !== false)) void start(0);
    for (let minutes = 0; minutes < 10; minutes += 1) {
      await time.pass(60 * SECOND);
      for (const effect of await answerOf(ledger.parked())) {
        await answerOf(ledger.release(effect.key, effect.nextAttemptAt));
      }
    }
    reactors.forEach((reactor) => {
      reactor?.die();
    });
  };

  for (const account of ACCOUNTS) {
    for (const line of LINES) await customers.billed(account, line);
  }
  for (const happening of story) {
    await happen(happening);
    await time.pass(100);
  }
  await calmDown();
  return { outside, requested, closed };
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-effects-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;

describe('two reactors on one ledger, whatever dies, stalls or fails between their steps', () => {
  it.each([
    ['in memory', RUNS, async () => createMemoryLedger()],
    [
      'in a file',
      Math.ceil(RUNS / 10),
      async () => {
        files += 1;
        return openSqliteLedger({ file: join(folder, `${files}.db`) });
      },
    ],
  ])(
    `hand every effect over, and never one twice at once, %s (%i stories, seed ${SEED})`,
    async (_where, numRuns, openLedger) => {
      await fc.assert(
        fc.asyncProperty(
          happenings,
          fc.infiniteStream(steps),
          fc.infiniteStream(runs),
          async (story, stepFates, runFates) => {
            const ledger = await openLedger();
            const { outside, requested, closed } = await tell(ledger, story, stepFates, runFates);

            expect(outside.violations).toEqual([]);
            for (const [refund, id] of requested) {
              const paid = await answerOf(ledger.find(id));
              expect(paid?.state).toBe(closed.has(refund) ? 'done' : 'handedOver');
              if (!closed.has(refund)) expect(outside.accepted.get(id)).toBeGreaterThan(0);
              const letter = await answerOf(ledger.find(`${id}/letter`));
              expect(letter?.state).toBe('done');
              expect(outside.accepted.get(`${id}/letter`)).toBeGreaterThan(0);
            }
            await answerOf(ledger.close());
          },
        ),
        { numRuns, seed: SEED },
      );
    },
    600_000,
  );
});
