import type { StoreError } from '@disdetta/core';
import type { EffectState } from './effect.ts';

/** The ledger cannot be reached now; nothing was written. */
export interface LedgerUnavailable {
  readonly code: 'LedgerUnavailable';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

/** The ledger is broken: it acknowledges nothing from now on. */
export interface LedgerFailed {
  readonly code: 'LedgerFailed';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

export type LedgerError = LedgerUnavailable | LedgerFailed;

/** The log is not the one that the ledger has read. */
export interface LogRebuilt {
  readonly code: 'LogRebuilt';
  readonly message: string;
  readonly facts: { readonly stream: string; readonly revision: bigint; readonly eventId: string };
}

/** Effects are begun for the first time, and nobody said where. */
export interface StartNotChosen {
  readonly code: 'StartNotChosen';
  readonly message: string;
  readonly facts: { readonly names: readonly string[] };
}

/** A handler for something that no event asks for. */
export interface UnknownEffect {
  readonly code: 'UnknownEffect';
  readonly message: string;
  readonly facts: { readonly name: string };
}

/** Why a reactor does not start, or has ended by itself. */
export type EffectsError = StoreError | LedgerError | LogRebuilt | StartNotChosen | UnknownEffect;

/** Why an effect cannot be released or resolved. */
export type EffectRefusal =
  | {
      readonly code: 'EffectNotFound' | 'EffectsOff';
      readonly message: string;
      readonly facts: { readonly key: string };
    }
  | {
      readonly code: 'EffectRunning' | 'EffectDone';
      readonly message: string;
      readonly facts: { readonly key: string; readonly state: EffectState };
    };

/** The effects could not be started; `code` says why. */
export class CannotStart extends Error {
  readonly code: EffectsError['code'];

  constructor({ code, message }: EffectsError) {
    super(message);
    this.name = 'CannotStart';
    this.code = code;
  }
}

export const logRebuilt = (stream: string, revision: bigint, eventId: string): LogRebuilt => ({
  code: 'LogRebuilt',
  message:
    `Event ${revision} of ${stream} is not where the ledger has read it: this is another log, or ` +
    'one that was made anew. Nothing is run, since what was paid could be paid again. Give the ' +
    'ledger the log it belongs to, or begin a new ledger on this log from now.',
  facts: { stream, revision, eventId },
});

export const startNotChosen = (names: readonly string[]): StartNotChosen => ({
  code: 'StartNotChosen',
  message:
    `${names.join(', ')}: begun for the first time. Say \`from: 'now'\` to leave what is in the ` +
    "log already alone, or `from: 'beginning'` to hand all of it over.",
  facts: { names },
});

export const unknownEffect = (name: string): UnknownEffect => ({
  code: 'UnknownEffect',
  message:
    `"${name}" is no effect: name a type of event, such as RefundRequested, or one of your own ` +
    'after it, such as RefundRequested/letter.',
  facts: { name },
});

export const effectNotFound = (key: string): EffectRefusal => ({
  code: 'EffectNotFound',
  message: `The ledger has no effect ${key}.`,
  facts: { key },
});

export const effectsOff = (key: string): EffectRefusal => ({
  code: 'EffectsOff',
  message: 'Effects are off here, and nothing is written: do it where they are on.',
  facts: { key },
});

export const effectRunning = (key: string): EffectRefusal => ({
  code: 'EffectRunning',
  message: `${key} is running: wait for what it comes to.`,
  facts: { key, state: 'running' },
});

export const effectDone = (key: string): EffectRefusal => ({
  code: 'EffectDone',
  message: `${key} is done, and done it stays.`,
  facts: { key, state: 'done' },
});
