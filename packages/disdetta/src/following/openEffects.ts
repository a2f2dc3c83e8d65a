import type { EventStore } from '@disdetta/core';
import { CannotStart, startEffects } from '@disdetta/effects';
import type { Effects, EffectsOptions } from '@disdetta/effects';
import { CannotOpen } from '../cannotOpen.ts';

/** What has to happen outside, and where it is kept what was handed over. */
export interface EffectsToRun extends Omit<EffectsOptions, 'store' | 'ledger'> {
  /** The file of the ledger: never throw it away, it knows what was paid. */
  readonly file?: string;
}

/** The reactor, and how it is stopped. */
export interface OpenEffects {
  readonly effects: Effects;
  readonly close: () => Promise<void>;
}

/** Opens the ledger and sets the reactor to work. Rejects with `CannotOpen`. */
export const openEffects = async (
  store: EventStore,
  { file, ...options }: EffectsToRun,
): Promise<OpenEffects> => {
  if (file === undefined) {
    throw new CannotOpen(
      'EffectsUnplaced',
      'Say where the ledger of effects is to be kept: name a file.',
    );
  }
  const { CannotOpenLedger, openSqliteLedger } = await import('@disdetta/effects/sqlite');
  const ledger = await openSqliteLedger({ file }).catch((thrown: unknown) => {
    throw thrown instanceof CannotOpenLedger ? new CannotOpen(thrown.code, thrown.message) : thrown;
  });
  try {
    const effects = await startEffects({ ...options, store, ledger });
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
