import type { ReadModel, Runner, RunnerOptions, StartError } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';
import { pause } from './pause.ts';
import { startWhatIsFree } from './startWhatIsFree.ts';

/** Keeps tables live for as long as it is not stopped: what ends by itself is started again. */
export interface Keeper {
  /** Resolves after the first attempt, with what kept it from starting, if anything. */
  readonly begun: Promise<StartError | null>;
  readonly runners: () => readonly Runner[];
  /** Tables that another process keeps live. */
  readonly elsewhere: () => readonly ReadModel[];
  /** Why nothing runs now, or null. */
  readonly trouble: () => StartError | null;
  readonly isStopped: () => boolean;
  /** Commits what is taken in, and lets others keep the tables. */
  readonly stop: () => Promise<void>;
}

/** What a keeper is given. */
export interface KeeperOptions extends RunnerOptions {
  readonly lookEveryMilliseconds: number;
  readonly onTrouble: (trouble: StartError) => void;
}

/** Starts to keep tables live, and looks every now and then for what others have let go of. */
export const createKeeper = ({
  lookEveryMilliseconds,
  onTrouble,
  ...options
}: KeeperOptions): Keeper => {
  const stopping = new AbortController();
  let runners: readonly Runner[] = [];
  let elsewhere: readonly ReadModel[] = [];
  let trouble: StartError | null = null;

  /** Runs what is free, then what becomes so, until one of it ends. */
  const runUntilOneEnds = async (onBegun: () => void): Promise<StartError | null> => {
    const ending = new AbortController();
    const either = AbortSignal.any([ending.signal, stopping.signal]);
    let failure: StartError | null = null;
    const watch = async (runner: Runner): Promise<void> => {
      const outcome = await runner.ended;
      if (E.isLeft(outcome)) failure ??= outcome.left;
      ending.abort();
    };
    elsewhere = options.models;
    while (!either.aborted) {
      const started = await startWhatIsFree({ ...options, models: elsewhere });
      if (E.isLeft(started)) return started.left;
      const { runner } = started.right;
      elsewhere = started.right.elsewhere;
      trouble = null;
      if (runner !== null) {
        runners = [...runners, runner];
        void watch(runner);
      }
      onBegun();
      await pause(lookEveryMilliseconds, either);
    }
    return failure;
  };

  const keep = async (onBegun: (failure: StartError | null) => void): Promise<void> => {
    while (!stopping.signal.aborted) {
      const failure = await runUntilOneEnds(() => {
        onBegun(null);
      });
      // Half of the tables would look like all of them: they are kept together or not at all.
      await Promise.all(runners.map((runner) => runner.stop()));
      runners = [];
      if (failure === null) continue;
      trouble = failure;
      onTrouble(failure);
      onBegun(failure);
      await pause(lookEveryMilliseconds, stopping.signal);
    }
  };

  let ended: Promise<void> = Promise.resolve();
  const begun = new Promise<StartError | null>((resolve) => {
    ended = keep(resolve);
  });
  return {
    begun,
    runners: () => runners,
    elsewhere: () => elsewhere,
    trouble: () => trouble,
    isStopped: () => stopping.signal.aborted,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
