import { runReadModels } from '@disdetta/read-models';
import type { ReadModel, Runner, RunnerOptions, StartError } from '@disdetta/read-models';
import * as E from 'fp-ts/lib/Either.js';

/** What could be started of some models, and what others keep live. */
export interface Started {
  /** Null where others keep all of them live. */
  readonly runner: Runner | null;
  readonly elsewhere: readonly ReadModel[];
}

/**
 * Starts those models that no other process keeps live. A model is let be as well when a later
 * version of it stands: code that knows that one keeps it.
 */
export const startWhatIsFree = async (
  options: RunnerOptions,
): Promise<E.Either<StartError, Started>> => {
  const elsewhere: ReadModel[] = [];
  let free = options.models;
  while (free.length > 0) {
    const started = await runReadModels({ ...options, models: free })();
    if (E.isRight(started)) return E.right({ runner: started.right, elsewhere });
    const { left } = started;
    if (left.code !== 'ModelRunsElsewhere' && left.code !== 'ModelSuperseded') return started;
    const { name, version } = left.facts;
    const isTaken = (model: ReadModel): boolean => model.name === name && model.version === version;
    elsewhere.push(...free.filter(isTaken));
    free = free.filter((model) => !isTaken(model));
  }
  return E.right({ runner: null, elsewhere });
};
