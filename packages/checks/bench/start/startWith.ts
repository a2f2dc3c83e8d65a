import { spawnSync } from 'node:child_process';

/** How long a process took, in milliseconds: from its start to its end, and to import alone. */
export interface Start {
  readonly whole: number;
  readonly imported: number;
}

/** Starts a process that imports some modules, as a package in a folder would, and ends. */
export const startWith = (modules: readonly string[], folder: string): Start => {
  const imports = modules.map((name) => `import(${JSON.stringify(name)})`).join();
  const program = `
    const start = performance.now();
    await Promise.all([${imports}]);
    process.stdout.write(String(performance.now() - start));
  `;
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  const whole = performance.now() - start;
  if (status !== 0) throw new Error(`a process that imports ${modules.join()} did not end well`);
  return { whole, imported: Number(stdout) };
};
