import * as E from 'fp-ts/lib/Either.js';
import { databaseFailed } from '../database/databaseErrors.ts';
import type { Build, Stop } from '../database/readModelDatabase.ts';
import type { ReadModel } from '../model/readModel.ts';
import { streamsOf } from '../share/share.ts';
import type { Share } from '../share/share.ts';
import { createLane } from './lane.ts';
import type { Lane, RunError, Sizes } from './lane.ts';
import { createLandmarks } from './landmarks.ts';
import { createModelRun } from './modelRun.ts';
import type { Decode, ModelRun } from './modelRun.ts';
import { createProgressMeter } from './progress.ts';
import type { Progress, ProgressMeter } from './progress.ts';
import type { Poison, RunnerOptions } from './runnerOptions.ts';
import { createThrottle } from './throttle.ts';
import type { Pace } from './throttle.ts';

/** Read models that are kept live. None of its promises is ever rejected for a fault of the outside. */
export interface Runner {
  /** Resolves once all models have what the log had, and readers see them; or with what ended it. */
  readonly caughtUp: Promise<E.Either<RunError, void>>;
  /** Resolves when nothing runs any more: with nothing after a stop, or with what ended it. */
  readonly ended: Promise<E.Either<RunError, void>>;
  /**
   * Resolves once readers see everything up to a position, such as that of an append: who writes
   * and waits for it reads what was written.
   */
  readonly reached: (position: bigint) => Promise<E.Either<RunError, void>>;
  /** How far it is, for each group of models that share a reading of the log. */
  readonly progress: () => readonly Progress[];
  /** The accounts at which models have stopped, in the order in which their events came. */
  readonly poisons: () => readonly Poison[];
  /** Lets models go on with an account's stream at the event at which they stopped. */
  readonly retry: (stream: string) => Promise<E.Either<RunError, readonly Poison[]>>;
  /** Commits what is taken in, lets others run the models, and answers as `ended` does. */
  readonly stop: () => Promise<E.Either<RunError, void>>;
}

const SIZES: Sizes = { page: 2_000, batch: 50_000 };
const PACE: Pace = { everyEvents: 10_000, everyMilliseconds: 250 };
const ALL: Share = { number: 1, of: 1 };
const MOST_CHARACTERS = 16_000_000;

const stopped = databaseFailed('the runner was stopped before');

interface Started {
  readonly lane: Lane;
  readonly meter: ProgressMeter;
  readonly runs: readonly ModelRun[];
}

const poisonOf = ({ model }: ModelRun, stop: Stop): Poison => ({
  ...stop,
  model: model.name,
  version: model.version,
});

const titleOf = ({ name, version }: ReadModel): string => `${name} v${version}`;

/** Starts a lane for each place at which some of the models stand. */
export const startLanes = (
  options: RunnerOptions & { readonly decode: Decode },
  taken: readonly { readonly model: ReadModel; readonly build: Build }[],
  end: bigint,
  release: () => Promise<E.Either<RunError, void>>,
): Runner => {
  const { store, database, decode, onProgress, onPoison, signal } = options;
  const { sizes = SIZES, pace = PACE, mostCharacters = MOST_CHARACTERS } = options;
  const clock = options.clock ?? ((): number => performance.now());
  const stopping = new AbortController();
  const abort = (): void => {
    stopping.abort();
  };
  signal?.addEventListener('abort', abort);
  if (signal?.aborted === true) abort();

  const concerns = streamsOf(options.share ?? ALL);
  const places = [...new Set(taken.map(({ build }) => build.checkpoint))];
  const landmarks = createLandmarks<RunError>(places.length);
  // Any position is reached only once a lane has caught up, the first one too.
  const caughtUp = landmarks.reached(-1n);

  const start = (from: bigint, place: number): Started => {
    const ofLane = taken.filter(({ build }) => build.checkpoint === from);
    const runs = ofLane.map(({ model, build }) =>
      createModelRun({ model, build, store, database, decode, mostCharacters }),
    );
    const meter = createProgressMeter(
      runs.map(({ model }) => titleOf(model)),
      from,
      end,
      clock,
    );
    const isTime = createThrottle(pace, clock);
    const tell = (): void => onProgress?.(meter.read());
    const lane = createLane({
      store,
      database,
      runs,
      from,
      decode,
      concerns,
      sizes,
      meter,
      signal: stopping.signal,
      onTaken: () => {
        if (isTime(meter.read().events)) tell();
      },
      onStop: (run, stop) => onPoison?.(poisonOf(run, stop)),
      onVisible: (position) => {
        landmarks.pass(place, position);
      },
      onCaughtUp: tell,
    });
    return { lane, meter, runs };
  };

  const started = places.map(start);

  const runOne = async ({ lane }: Started): Promise<E.Either<RunError, void>> => {
    const outcome = await lane.run();
    // One that fails takes the others down with it: half a runner would look like a whole one.
    if (E.isLeft(outcome)) abort();
    return outcome;
  };

  const runAll = async (): Promise<E.Either<RunError, void>> => {
    const outcomes = await Promise.all(started.map(runOne));
    signal?.removeEventListener('abort', abort);
    const released = await release();
    const outcome = outcomes.find(E.isLeft) ?? released;
    landmarks.end(E.isLeft(outcome) ? outcome.left : stopped);
    return outcome;
  };

  const poisons = (): readonly Poison[] =>
    started
      .flatMap(({ runs }) => runs.flatMap((run) => run.stops().map((stop) => poisonOf(run, stop))))
      .sort((one, other) => (one.position < other.position ? -1 : 1));

  const ended = runAll();
  return {
    caughtUp,
    ended,
    reached: landmarks.reached,
    progress: () => started.map(({ meter }) => meter.read()),
    poisons,
    retry: async (stream) => {
      for (const { lane } of started) {
        const outcome = await lane.retry(stream);
        if (E.isLeft(outcome)) return outcome;
      }
      return E.right(poisons().filter((poison) => poison.stream === stream));
    },
    stop: () => {
      abort();
      return ended;
    },
  };
};
