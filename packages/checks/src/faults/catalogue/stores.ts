import { faultsIn } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Defects in how events are kept. */
export const stores: readonly Fault[] = [
  ...faultsIn('store-sqlite', [
    {
      name: 'the disk is not waited for',
      file: 'openSqliteStore.ts',
      from: "synchronous: 'FULL'",
      to: "synchronous: 'NORMAL'",
      specs: 'powerCut',
    },
    {
      name: 'appends are answered before they are committed',
      file: 'groupCommit.ts',
      from: 'waiting.push({ request, resolve, reject });',
      to: "waiting.push({ request, resolve, reject });\n        resolve(E.right({ revision: request.expected === 'no-stream' ? 0n : request.expected + 1n, position: 1n }));",
    },
    {
      name: 'a refused append takes its group along',
      file: 'groupCommit.ts',
      from: 'for (const [{ resolve }, answer] of zip(group, answers.right)) resolve(answer);',
      to: 'for (const [{ resolve }, answer] of zip(group, answers.right)) resolve(answers.right.find(E.isLeft) ?? answer);',
    },
    {
      name: 'the store goes on after a failed sync',
      file: 'connection.ts',
      from: "if (error.code === 'StoreFailed') failure = error;",
      to: '',
    },
    {
      name: 'events may be appended at a revision that was',
      file: 'appends.ts',
      from: 'return original === null ? E.left(conflict(stream, expected, actual)) : E.right(original);',
      to: 'return original === null ? E.right(write({ ...request, expected: actual })) : E.right(original);',
    },
    {
      name: 'the same events are appended again',
      file: 'appends.ts',
      from: 'const original = isBehind(expected, actual) ? originalOf(request) : null;',
      to: 'const original = isBehind(actual, expected) ? originalOf(request) : null;',
    },
    {
      name: 'the log begins one event too late',
      file: 'reads.ts',
      from: 'WHERE position > ? ORDER BY position LIMIT ?',
      to: 'WHERE position > ? + 1 ORDER BY position LIMIT ?',
    },
    {
      name: 'a newer file is opened as if it were ours',
      file: 'fileKind.ts',
      from: 'return version <= newest\n',
      to: 'return version <= newest + 1\n',
    },
    {
      name: 'a reader trusts a file that changes under it',
      file: 'reading/readOnlyLog.ts',
      from: 'if (isOver || isCurrent()) {',
      to: 'if (isOver || E.isRight(answer)) {',
    },
  ]),
  ...faultsIn('store-memory', [
    {
      name: 'a clock that runs backwards shows in the log',
      file: 'memoryStore.ts',
      from: 'const recordedAt = before === undefined ? time : later(before, time);',
      to: 'const recordedAt = before === undefined ? time : later(time, time);',
    },
    {
      name: 'an event is taken twice',
      file: 'memoryStore.ts',
      from: 'return hasNoneOf(stream, events)',
      to: 'return hasNoneOf(stream, [])',
    },
  ]),
  ...faultsIn('store-kit', [
    {
      name: 'a ring while the log is read is not heard',
      file: 'bell.ts',
      from: 'if (signal.aborted || rung > since) {',
      to: 'if (signal.aborted) {',
      projects: ['store-memory'],
      specs: 'packages/store-memory/',
    },
    {
      name: 'a reader is told twice that it has caught up',
      file: 'follow.ts',
      from: 'isLive = true;',
      to: 'isLive = page.right.length === 0 && isLive;',
      projects: ['store-memory'],
      specs: 'packages/store-memory/',
    },
  ]),
  ...faultsIn('store-eventstoredb', [
    {
      name: 'an append without its revision, for one of the clients',
      file: 'appends.ts',
      from: 'expectedRevision: state,',
      to: '',
      specs: '/contract.spec',
    },
    {
      name: 'a quiet refusal of the client is taken for success',
      file: 'appends.ts',
      from: 'if (!result.success) throw new RefusedQuietly();',
      to: '',
    },
    {
      name: 'events come again after a resumed subscription',
      file: 'subscription.ts',
      from: 'resumeAfter = position;\n',
      to: '\n',
    },
    {
      name: 'what the server may have done counts as not done',
      file: 'vendorErrors.ts',
      from: "kind: NOT_SENT.test(cause) ? 'unreached' : 'doubtful',",
      to: "kind: cause !== '' ? 'unreached' : 'doubtful',",
    },
  ]),
  ...faultsIn('eventstoredb-devnode', [
    {
      name: 'the node takes no word about the revision for any',
      file: 'streams/expected.ts',
      from: "    case 'noStream':\n    case undefined:\n      return 'no-stream';",
      to: "    case undefined:\n      return 'any';\n    case 'noStream':\n      return 'no-stream';",
      specs: 'streams/',
    },
  ]),
];
