import { tell } from './findings.ts';
import { NODES, TRULY_COMMONJS, hasSqlite, runOn } from './nodes.ts';

const MEMORY = 'memory: SubscriptionCancelled Ended';
const FILE = ['file: SubscriptionCancelled Ended', 'tables: Ended', 'receipt, first: s-1 string'];
const TOO_OLD = ['file: NodeTooOld'];
const SERVER = 'server: AdapterMissing';
const TYPED = 'typed: AccountNotFound';

/** Whether the programs of a project print what they should, on every Node that is supported. */
export const checkUsage = (folder: string): void => {
  for (const version of NODES) {
    const expectLines = (what: string, args: readonly string[], expected: readonly string[]) => {
      const printed = runOn(version, args, folder);
      const isAsExpected = printed === expected.join('\n');
      tell(`Node ${version}, ${what}`, isAsExpected ? [] : [`it printed ${printed}`]);
    };
    const tenLines = [MEMORY, ...(hasSqlite(version) ? FILE : TOO_OLD), SERVER];
    expectLines('ESM', ['ten-lines.mjs'], tenLines);
    expectLines('CommonJS', [TRULY_COMMONJS, 'ten-lines.cjs'], tenLines);
    expectLines('TypeScript to ESM', ['typed.mjs'], [TYPED]);
    expectLines('TypeScript to CommonJS', [TRULY_COMMONJS, 'typed.cjs'], [TYPED]);
  }
};
