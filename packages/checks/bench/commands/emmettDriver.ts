import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

const loads = (): boolean => {
  try {
    require('sqlite3');
    return true;
  } catch {
    return false;
  }
};

/**
 * Whether the driver of Emmett is there. Nobody else needs it, so it is not built with the rest:
 * the first time it is downloaded, or compiled, which takes a minute.
 */
export const haveEmmettDriver = async (): Promise<boolean> => {
  if (loads()) return true;
  process.stderr.write('Building sqlite3, the driver of Emmett, once.\n');
  const cwd = dirname(require.resolve('sqlite3/package.json'));
  try {
    await promisify(execFile)('npm', ['run', 'install'], {
      cwd,
      shell: process.platform === 'win32',
    });
  } catch {
    return false;
  }
  return loads();
};
