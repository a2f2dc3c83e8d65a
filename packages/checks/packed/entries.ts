import { entriesOf, publicPackages } from '../build/publicPackages.ts';
import { tell } from './findings.ts';
import { NODES, TRULY_COMMONJS, hasSqlite, runOn } from './nodes.ts';

const ENTRIES = publicPackages.flatMap((published) =>
  entriesOf(published).map((entry) => published.name + entry.slice('.'.length)),
);

/** Whether every entry of every package gives the same names as an ES module and as CommonJS. */
export const checkEntries = (folder: string): void => {
  for (const version of NODES.filter(hasSqlite)) {
    const imported = runOn(version, ['entries.mjs', ...ENTRIES], folder);
    const required = runOn(version, [TRULY_COMMONJS, 'entries.cjs', ...ENTRIES], folder);
    tell(
      `Node ${version}, all ${ENTRIES.length} entries are the same in ESM and in CommonJS`,
      imported === required ? [] : [`ESM: ${imported}`, `CommonJS: ${required}`],
    );
  }
};
