import type { EventStore } from '@disdetta/core';
import { CannotStart, startEffects } from '@disdetta/effects';
import type { Effects, Handler, Ledger } from '@disdetta/effects';
import { CannotOpen } from '../cannotOpen.ts';
import type { CommentKeys } from '../comments/commentKeys.ts';
import { loadSqliteLedger } from '../loading.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { EffectsToRun } from './effectsToRun.ts';
import { eachHandler, handlersOf } from './handlersOf.ts';
import { withReadableComments } from './readableComments.ts';

/** The reactor, and how it is stopped. */
export interface OpenEffects {
  readonly effects: Effects;
  readonly close: () => Promise<void>;
}

/** What effects follow, and who is told of them. */
interface Around {
  readonly store: EventStore;
  readonly comments: CommentKeys | undefined;
  readonly telemetry: Telemetry;
}

/** Opens the ledger and sets the reactor to work. Rejects with `CannotOpen`. */
export const openEffects = async (
  { store, comments, telemetry }: Around,
  { file, refund, receipt, withdrawal, handlers, onParked, ...options }: EffectsToRun,
): Promise<OpenEffects> => {
  const readable = (handler: Handler): Handler =>
    comments === undefined ? handler : withReadableComments(comments, handler);
  const named = handlersOf({ refund, receipt, withdrawal, handlers });
  const ledger = await openLedger(file);
  try {
    const effects = await startEffects({
      ...options,
      store,
      ledger,
      handlers: eachHandler(named, (name, handler) => telemetry.handler(name, readable(handler))),
      onParked: (effect) => {
        telemetry.parked(effect);
        onParked?.(effect);
      },
    });
    return {
      effects,
      close: async () => {
        await effects.stop();
        await ledger.close()();
      },
    };
  } catch (thrown) {
    await ledger.close()();
    throw thrown instanceof CannotStart ? new CannotOpen(thrown.code, thrown.message) : thrown;
  }
};

const openLedger = async (file: string | undefined): Promise<Ledger> => {
  if (file === undefined) {
    throw new CannotOpen(
      'EffectsUnplaced',
      'Say where the ledger of effects is to be kept: name a file.',
    );
  }
  const { CannotOpenLedger, openSqliteLedger } = await loadSqliteLedger();
  return openSqliteLedger({ file }).catch((thrown: unknown) => {
    throw thrown instanceof CannotOpenLedger ? new CannotOpen(thrown.code, thrown.message) : thrown;
  });
};
