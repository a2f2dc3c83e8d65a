import type { BuildOptions, Metafile } from 'esbuild';

const OTHERS = /.*node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//;
const OURS = /(?<name>[^/]+)\/dist\//;
const BUNDLER = 'what joins them';

/** The package that a file is of; ours go by their folders. */
const packageOf = (file: string): string => {
  const other = OTHERS.exec(file)?.groups?.['name'];
  const own = OURS.exec(file)?.groups?.['name'];
  return other ?? (own === undefined ? BUNDLER : `packages/${own}`);
};

/** How many bytes of a bundle are of which package; they add up to all of its bytes. */
export const bytesByPackage = ({ outputs }: Metafile): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  const add = (name: string, bytes: number): void => {
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  };
  for (const { bytes, inputs } of Object.values(outputs)) {
    let left = bytes;
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      add(packageOf(file), bytesInOutput);
      left -= bytesInOutput;
    }
    add(BUNDLER, left);
  }
  return sums;
};

const spell = (bytes: number): string => bytes.toLocaleString('en').padStart(9);

const toText = (entry: string, metafile: Metafile): string => {
  const sums = [...bytesByPackage(metafile)].sort(([, one], [, other]) => other - one);
  const all = sums.reduce((sum, [, bytes]) => sum + bytes, 0);
  const lines = sums.map(([name, bytes]) => `  ${spell(bytes)}  ${name}\n`);
  return `${entry}\n  ${spell(all)}  bytes, minified, of which\n${lines.join('')}\n`;
};

/** How an entry is bundled, and every byte of it accounted for by its package when it is. */
export const accountFor = (entry: string, options: BuildOptions): BuildOptions => ({
  ...options,
  plugins: [
    {
      name: 'account',
      setup: (build) => {
        build.onEnd(({ metafile }) => {
          if (metafile !== undefined) process.stdout.write(toText(entry, metafile));
        });
      },
    },
  ],
});
