import { faultsIn } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** What shows only where the same is done in other places. */
const EVERYWHERE = { projects: ['checks'], specs: 'packages/checks/src/determinism/' };

/** Defects in what an audit proves. */
export const auditing: readonly Fault[] = faultsIn('audit', [
  {
    name: 'a broken link passes',
    file: 'chain/checkLink.ts',
    from: 'if (found === expected) return [];',
    to: 'if (found === expected || found !== null) return [];',
  },
  {
    name: 'a missing event passes',
    file: 'chain/checkLink.ts',
    from: 'if (revision === expected) return [];',
    to: 'if (revision >= expected) return [];',
  },
  {
    name: 'an event of another account passes',
    file: 'chain/checkLink.ts',
    from: 'if (stream === expected) return [];\n  const message = `Event ${revision} of ${stream} is of another account',
    to: "if (stream !== '') return [];\n  const message = `Event ${revision} of ${stream} is of another account",
  },
  {
    name: 'leaves and nodes of the tree are hashed alike',
    file: 'seal/merkle.ts',
    from: 'const NODE = Uint8Array.of(1);',
    to: 'const NODE = Uint8Array.of(0);',
  },
  {
    name: 'a seal of another key is taken',
    file: 'seal/signing.ts',
    from: 'return isOurs && verify(null, Buffer.from(signed), key.right, signature)',
    to: 'return isOurs && signature.length > 0',
  },
  {
    name: 'a difference in the metadata of a decision passes',
    file: 'decisions/compareEvent.ts',
    from: 'path !== LINK && (isOfThisVersion',
    to: "!path.startsWith('metadata') && (isOfThisVersion",
  },
  {
    name: 'an unreadable log is called clean',
    file: 'verdict.ts',
    from: "if (isCutShort || findings.some(({ code }) => UNREADABLE.has(code))) return 'unreadable';",
    to: '',
  },
  {
    name: 'streams are in the order of the language of the machine',
    file: 'totals/streams.ts',
    from: '(one.stream < other.stream ? -1 : 1)',
    to: 'one.stream.localeCompare(other.stream)',
    ...EVERYWHERE,
  },
  {
    name: 'a workbook says when it was made',
    file: 'exports/table/timeless.ts',
    from: '{ mtime: NO_TIME }',
    to: '{}',
    ...EVERYWHERE,
  },
  {
    name: 'days are those of the zone of the machine',
    file: 'report/language/days.ts',
    from: 'at.slice(0, 10);',
    to: "new Date(at).toLocaleDateString('sv');",
    ...EVERYWHERE,
  },
]);
