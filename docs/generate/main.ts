import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeApi } from './api.ts';
import { commandLinePage } from './commandLine.ts';
import { ROOT } from './root.ts';
import { catalogues } from './catalogues.ts';

/** Makes every reference page that follows from the code. They are not committed. */
const FOLDER = join(ROOT, 'docs/reference');
const MADE = ['api', 'commands', 'events', 'generated'];

for (const name of MADE) await rm(join(FOLDER, name), { recursive: true, force: true });
const pages = [...catalogues, await commandLinePage()];
for (const [path, text] of pages) {
  await mkdir(dirname(join(FOLDER, path)), { recursive: true });
  await writeFile(join(FOLDER, path), text);
}
await writeApi(join(FOLDER, 'api'));
process.stdout.write(`${pages.length} reference pages and the packages, in docs/reference\n`);
