import { faultsIn } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Defects in what follows the log: read models and effects. */
export const followers: readonly Fault[] = [
  ...faultsIn('read-models', [
    {
      name: 'the checkpoint is written before the work',
      file: 'run/modelRun.ts',
      from: 'from: checkpoint,\n        to,',
      to: 'from: checkpoint,\n        to: to + 1n,',
    },
    {
      name: 'a poisoned account goes on',
      file: 'run/modelRun.ts',
      from: 'if (stops.has(one.stored.stream)) continue;',
      to: '',
    },
    {
      name: 'a half-changed row is kept',
      file: 'run/modelRun.ts',
      from: 'const first = held.forget(stream);',
      to: 'const first = null as ReturnType<typeof held.forget>;',
    },
    {
      name: 'a model is shown before it has caught up',
      file: 'run/lane.ts',
      from: 'const isAtEnd = page.right.length === 0;',
      to: 'const isAtEnd = page.right.length >= 0;',
    },
  ]),
  ...faultsIn('effects', [
    {
      name: 'a settled refund is handed over again',
      file: 'reactor/carryOut.ts',
      from: "return E.right(outcome.right.kind === 'closed' ? outcome.right : null);",
      to: 'return E.right(null);',
    },
    {
      name: 'an effect is tried for ever',
      file: 'reactor/carryOut.ts',
      from: 'attempts >= retry.attempts',
      to: 'attempts < 0',
    },
    {
      name: 'a ledger is used with another log',
      file: 'reactor/beginning.ts',
      from: 'return event?.id === eventId && event.revision === revision && event.position === position',
      to: 'return event?.revision === revision',
    },
    {
      name: 'a lost lease is not noticed',
      file: 'reactor/leases.ts',
      from: '} else {\n        lose(one.run);\n      }',
      to: '}',
    },
  ]),
];
