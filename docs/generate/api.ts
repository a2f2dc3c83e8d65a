import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';
import { ROOT } from './root.ts';

/** Where users of the library come in. */
const ENTRIES = [
  'disdetta/src',
  'core/src',
  'core/src/testing',
  'projections/src',
  'audit/src',
  'store-memory/src',
  'store-sqlite/src',
  'store-eventstoredb/src',
  'store-contract/src',
  'read-models/src',
  'read-models/src/sqlite',
  'read-models/src/postgres',
  'effects/src',
  'effects/src/sqlite',
];

/** Writes a page a package, from the docstrings of what it exports. */
export const writeApi = async (folder: string): Promise<void> => {
  const options = {
    entryPoints: ENTRIES.map((entry) => join(ROOT, 'packages', entry, 'index.ts')),
    tsconfig: join(ROOT, 'tsconfig.specs.json'),
    basePath: join(ROOT, 'packages'),
    plugin: [fileURLToPath(import.meta.resolve('typedoc-plugin-markdown'))],
    out: folder,
    router: 'module',
    readme: 'none',
    skipErrorChecking: true,
    disableSources: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    logLevel: 'Error' as const,
  };
  const application = await Application.bootstrapWithPlugins(options);
  const project = await application.convert();
  if (project === undefined) throw new Error('The packages cannot be read.');
  for (const entry of project.children ?? [])
    entry.name = entry.name.replace('packages/', '').replace('/src', '');
  await application.generateOutputs(project);
};
