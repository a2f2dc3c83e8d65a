import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from '@swc/core';
import { publicPackages } from './publicPackages.ts';

/**
 * Writes the CommonJS build of every package beside its build of ES modules, with the same types:
 * test runners that load files by themselves cannot require ES modules, and many a backend is
 * tested by one.
 */
const OWN_FILE = /(['"])(\.{1,2}\/[^'"\n]+)\.js\1/g;

const named = (code: string): string => code.replace(OWN_FILE, '$1$2.cjs$1');

const transform = (from: string, to: string): void => {
  const { code, map = '' } = transformSync(readFileSync(from, 'utf8'), {
    configFile: false,
    swcrc: false,
    sourceMaps: true,
    inputSourceMap: readFileSync(`${from}.map`, 'utf8'),
    jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } },
    // A module that is loaded only where it is needed may be an ES module.
    module: { type: 'commonjs', ignoreDynamic: true },
  });
  writeFileSync(to, `${named(code)}\n//# sourceMappingURL=${basename(to)}.map\n`);
  writeFileSync(`${to}.map`, map);
};

for (const { folder } of publicPackages) {
  const dist = join(folder, 'dist');
  // Programs are started by themselves, and never required.
  for (const file of globSync('**/*.js', { cwd: dist, exclude: ['main.js'] })) {
    const stem = join(dist, file).slice(0, -'.js'.length);
    transform(`${stem}.js`, `${stem}.cjs`);
    writeFileSync(`${stem}.d.cts`, named(readFileSync(`${stem}.d.ts`, 'utf8')));
  }
}
