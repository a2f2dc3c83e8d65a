import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorType, EventStoreDBClient, NO_STREAM, START, jsonEvent } from '@eventstore/db-client';
import type { ReadPosition } from '@eventstore/db-client';
import { collect } from './testing/collect.ts';
import { createNews } from './testing/news.ts';
import { prepareNode } from './testing/nodeProcesses.ts';
import type { NodeProcess } from './testing/nodeProcesses.ts';

/** `DISDETTA_RESTARTS=1000` for the long run. */
const RESTARTS = Number(process.env['DISDETTA_RESTARTS'] ?? 100);
const WRITERS = 4;
const EVENTS_AN_APPEND = 3;
/** How many appends each writer is answered, and the subscriber shown, between two restarts. */
const APPENDS_A_ROUND = 3;

let folder: string;
let file: string;
let running: NodeProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-restarted-'));
  file = join(folder, 'log.db');
});

afterEach(async () => {
  await running.kill();
  rmSync(folder, { recursive: true });
});

const threeEvents = (writer: number) =>
  Array.from({ length: EVENTS_AN_APPEND }, () =>
    jsonEvent({ id: randomUUID(), type: 'Written', data: { writer } }),
  );

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === ErrorType.WRONG_EXPECTED_VERSION;

describe('a node that is restarted under load', () => {
  it(
    `loses no append and doubles none, and shows a subscriber everything once, in ${RESTARTS} restarts`,
    async () => {
      const news = createNews();
      let isUp = true;
      let hasEnough = false;
      let isOver = false;
      running = prepareNode(file);
      const port = await running.listen(0);
      const address = `esdb://127.0.0.1:${port}?tls=false`;
      const connect = () => EventStoreDBClient.connectionString(address);
      const ready = () => news.until(() => isUp, 'the node is up again');

      /** Writes for ever; what it is not answered, it appends again at the same place. */
      const answered = Array.from({ length: WRITERS }, (): string[] => []);
      const write = async (client: EventStoreDBClient, writer: number): Promise<void> => {
        const ids = answered[writer] ?? [];
        let events = threeEvents(writer);
        while (!hasEnough) {
          await ready();
          const expectedRevision = ids.length === 0 ? NO_STREAM : BigInt(ids.length - 1);
          const isWritten = await client
            .appendToStream(`writer-${writer}`, events, { expectedRevision })
            .then(
              () => true,
              (error: unknown) => {
                if (isConflict(error)) throw new Error('An append was lost or doubled.');
                return false;
              },
            );
          if (!isWritten) continue;
          ids.push(...events.map(({ id }) => id));
          events = threeEvents(writer);
          news.tell();
        }
      };

      /** Follows the log for ever, from where it was cut off. */
      const shown: string[] = [];
      let stopFollowing = (): Promise<void> => Promise.resolve();
      const follow = async (client: EventStoreDBClient): Promise<void> => {
        let fromPosition: ReadPosition = START;
        while (!isOver) {
          await ready();
          const subscription = client.subscribeToAll({ fromPosition });
          stopFollowing = () => subscription.unsubscribe();
          try {
            for await (const { event } of subscription) {
              if (event === undefined) continue;
              shown.push(event.id);
              fromPosition = event.position;
              news.tell();
            }
          } catch (error) {
            if (!(error instanceof Error)) throw error;
          }
        }
      };

      const clients = Array.from({ length: WRITERS }, connect);
      const follower = connect();
      const writing = Promise.all(clients.map(write));
      const following = follow(follower);
      const total = () => answered.reduce((sum, ids) => sum + ids.length, 0);

      for (let restart = 0; restart < RESTARTS; restart += 1) {
        const next = prepareNode(file);
        const goals = answered.map((ids) => ids.length + APPENDS_A_ROUND * EVENTS_AN_APPEND);
        const goal = total() + EVENTS_AN_APPEND;
        await Promise.race([
          writing,
          following,
          news.until(
            () =>
              answered.every((ids, writer) => ids.length >= (goals[writer] ?? 0)) &&
              shown.length >= goal,
            `restart ${restart}: every writer is answered and the subscriber shown what is new`,
          ),
        ]);
        isUp = false;
        await (restart % 4 === 3 ? running.close() : running.kill());
        running = next;
        await running.listen(port);
        isUp = true;
        news.tell();
      }
      hasEnough = true;
      await writing;
      const reader = EventStoreDBClient.connectionString(address);
      const log = await collect(reader.readAll());
      await news.until(() => shown.length >= log.length, 'the subscriber is shown the rest');
      isOver = true;
      await stopFollowing();
      await following;

      for (const [writer, ids] of answered.entries()) {
        const stored = await collect(reader.readStream(`writer-${writer}`));
        expect(stored.map(({ event }) => event?.id)).toEqual(ids);
      }
      expect(shown).toEqual(log.map(({ event }) => event?.id));
      expect(total()).toBeGreaterThan(RESTARTS);
      await Promise.all([...clients, follower, reader].map((client) => client.dispose()));
    },
    60_000 + RESTARTS * 5_000,
  );
});
