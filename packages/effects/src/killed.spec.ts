import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { defaultPolicies, encodeEvents, streamOf } from '@disdetta/core';
import type { Event } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { openSqliteLedger } from './sqlite/openSqliteLedger.ts';
import { answerOf } from './testing/answers.ts';
import { filesIn, LINE_END, runUntilKilled } from './testing/killedReactor.ts';
import { at } from './testing/story.ts';

/** `DISDETTA_KILLS=10000` for the long run. */
const KILLS = Number(process.env['DISDETTA_KILLS'] ?? 100);
const REACTORS = 2;
const ACCOUNTS = 20;
const CANCELLATIONS_EACH = Math.ceil((KILLS * 6) / ACCOUNTS);
const MOST_LINES = 8;

const REACTOR = pathToFileURL(join(__dirname, 'testing/killedReactor.ts')).href;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-effects-killed-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Cancels add-ons of many accounts; answers the ids of the events, by account. */
const cancelAddOns = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const store = await answerOf(openSqliteStore({ path: filesIn(folder).log }));
  const ids = new Map<string, readonly string[]>();
  for (let number = 0; number < ACCOUNTS; number += 1) {
    const accountId = `a-${number}`;
    const cancellations = Array.from(
      { length: CANCELLATIONS_EACH },
      (_, place): Event<'AddOnCancelled'> => ({
        type: 'AddOnCancelled',
        data: {
          accountId,
          subscriptionId: `add-on-${place}`,
          cause: 'customer',
          cancelledAt: at('2026-06-01T12:00:00.000Z'),
          effectiveAt: at('2026-06-01T12:00:00.000Z'),
        },
      }),
    );
    const [first, ...rest] = encodeEvents(
      cancellations,
      {
        stream: streamOf(accountId),
        command: {
          type: 'CancelAddOn',
          data: { accountId },
          metadata: { commandId: 'all', actor: { kind: 'customer' } },
        },
        policies: defaultPolicies,
      },
      null,
    );
    if (first === undefined) continue;
    await answerOf(store.append(streamOf(accountId), 'no-stream', [first, ...rest]));
    ids.set(
      accountId,
      [first, ...rest].map(({ id }) => id),
    );
  }
  await answerOf(store.close());
  return ids;
};

/** Starts a process that loads the reactor, and quickly so when one has loaded it before. */
const startProcess = (script: string): ChildProcessByStdio<null, Readable, null> =>
  spawn(
    process.execPath,
    ['--conditions=@disdetta/source', '--input-type=module', '--eval', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    },
  );

/** Runs a reactor in a process of its own, and kills it after so many lines; never: to its end. */
const runAndKill = async (afterLines: number): Promise<void> => {
  const child = startProcess(
    `const { ${runUntilKilled.name} } = await import('${REACTOR}');
     await ${runUntilKilled.name}(${JSON.stringify(folder)});`,
  );
  const ended = once(child, 'exit');
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== '') lines += 1;
    if (lines === afterLines) setTimeout(() => child.kill('SIGKILL'), 5 * Math.random());
  }
  await ended;
  // Null when it was killed; a process that could not do its work proves nothing.
  expect(child.exitCode ?? 0).toBe(0);
};

interface Line {
  readonly word: string;
  readonly key: string;
  readonly attempt: number;
}

const linesOutside = (): readonly Line[] =>
  readFileSync(filesIn(folder).outside, 'utf8')
    .split('\n')
    // A line that a kill cut short was never synced.
    .filter((line) => line.endsWith(LINE_END))
    .map((line) => {
      const [word = '', key = '', attempt = ''] = line.split(' ');
      return { word, key, attempt: Number(attempt) };
    });

describe(`two reactors on one ledger that are killed ${KILLS} times while they hand over`, () => {
  it(
    'lose no effect, never run one twice at once, and keep its key and the order of its account',
    async () => {
      const expected = await cancelAddOns();
      const kill = async (times: number): Promise<void> => {
        for (let killed = 0; killed < times; killed += 1) {
          await runAndKill(1 + Math.floor(MOST_LINES * Math.random()));
        }
      };
      // What is killed never leaves behind what it has compiled.
      await once(startProcess(`await import('${REACTOR}');`), 'exit');
      await Promise.all(Array.from({ length: REACTORS }, () => kill(KILLS / REACTORS)));
      await runAndKill(Infinity);

      const lines = linesOutside();
      const begun = lines.filter(({ word }) => word === 'begin');
      const keys = [...expected.values()].flat();
      expect(lines.filter(({ word }) => word === 'twice')).toEqual([]);
      expect(new Set(begun.map(({ key }) => key))).toEqual(new Set(keys));
      expect(new Set(lines.filter(({ word }) => word === 'end').map(({ key }) => key))).toEqual(
        new Set(keys),
      );
      for (const key of keys) {
        const attempts = begun.filter((line) => line.key === key).map(({ attempt }) => attempt);
        expect(attempts).toEqual([...new Set(attempts)].sort((one, other) => one - other));
      }
      for (const inOrder of expected.values()) {
        const places = begun.map(({ key }) => inOrder.indexOf(key)).filter((place) => place >= 0);
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }

      const ledger = await openSqliteLedger({ file: filesIn(folder).ledger });
      expect(await answerOf(ledger.tallies())).toEqual([
        { name: 'AddOnCancelled', state: 'done', count: keys.length },
      ]);
      await answerOf(ledger.close());
      // Kills that met nothing half done would prove nothing.
      expect(begun.length).toBeGreaterThan(keys.length);
    },
    60_000 + KILLS * 2_000,
  );
});
