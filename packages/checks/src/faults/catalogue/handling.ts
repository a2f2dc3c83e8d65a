import { faultsIn } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Defects between a decision and the log. */
export const handling: readonly Fault[] = faultsIn(
  'core',
  [
    {
      name: 'a refusal rests on an old state',
      file: 'handle.ts',
      from: 'if (!isFresh) return again(current, attemptsLeft);',
      to: '',
    },
    {
      name: 'a command given again is carried out again',
      file: 'handle.ts',
      from: 'if (givenAt !== null) {',
      to: 'if (givenAt !== null && givenAt < 0n) {',
    },
    {
      name: 'a conflict is answered instead of decided again',
      file: 'handle.ts',
      from: "if (error.code !== 'RevisionConflict' && error.code !== 'OutcomeUnknown') {",
      to: "if (error.code !== 'OutcomeUnknown') {",
    },
    {
      name: 'an append in doubt is taken for refused',
      file: 'handle.ts',
      from: "if (error.code !== 'RevisionConflict' && error.code !== 'OutcomeUnknown') {",
      to: "if (error.code !== 'RevisionConflict') {",
    },
    {
      name: 'commands on one account do not take turns',
      file: 'handle/inTurn.ts',
      from: 'const turn = before.then(task, task);',
      to: 'const turn = Promise.race([before, Promise.resolve()]).then(task, task);',
    },
    {
      name: 'a filing of another process is overwritten',
      file: 'handle/consult.ts',
      from: 'if (findings === null) {',
      to: 'if (findings === undefined) {',
    },
    {
      name: 'a snapshot of other code is trusted',
      file: 'handle/history.ts',
      from: 'if (fingerprint !== SNAPSHOT_FINGERPRINT) {',
      to: "if (fingerprint === '') {",
    },
    {
      name: 'ids of commands are dropped and not filed',
      file: 'handle/filing.ts',
      from: 'const entries = [...entriesOf(account), ...commandEntries(remembered)];',
      to: 'const entries = [...entriesOf(account), ...commandEntries(remembered).slice(1)];',
    },
    {
      name: 'another command may take a used id',
      file: 'handle/repeated.ts',
      from: 'essenceOf(first.metadata.command) === essenceOf({ ...command })',
      to: 'essenceOf(first.metadata.command) !== essenceOf({})',
    },
    {
      name: 'the events of one decision do not link to each other',
      file: 'account/envelope.ts',
      from: 'if (place < events.length - 1) hash = hashOf(encoded);',
      to: 'if (place > events.length - 1) hash = hashOf(encoded);',
    },
    {
      name: 'the hash of an event leaves out its metadata',
      file: 'account/envelope.ts',
      from: 'sha256Of(JSON.stringify([eventId, type, data, metadata]));',
      to: 'sha256Of(JSON.stringify([eventId, type, data, metadata.slice(0, 0)]));',
    },
    {
      name: 'an event from a later version is guessed at',
      file: 'kernel/eventCodec.ts',
      from: 'if (version > today) return',
      to: 'if (version > today + 1) return',
    },
  ].map((fault) => ({
    projects: ['core', 'disdetta'],
    specs: 'packages/(core/src/(account|kernel)|disdetta)/',
    ...fault,
  })),
);
