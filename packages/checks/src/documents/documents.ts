import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocksOf } from './blocks.ts';
import type { CodeBlock } from './blocks.ts';

export const ROOT = join(__dirname, '../../../..');

/** Pages that are made from the code are proven where they are made. */
const MADE = /^docs\/reference\/(api|commands|events|generated)\//;
const ELSEWHERE = /^(node_modules|dist|fixtures|scenarios|\..+)$/;

const markdownIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (ELSEWHERE.test(entry.name)) return [];
    if (entry.isDirectory()) return markdownIn(path);
    return path.endsWith('.md') ? [path] : [];
  });

/** Every document of the repository, by its path. */
export const documents: readonly string[] = markdownIn('.')
  .filter((path) => !MADE.test(path))
  .toSorted();

/** Other packages have specifications of their own for what their READMEs show. */
const PACKAGES_PROVEN_HERE = /^packages\/(core|projections|store-memory)\/README\.md$/;

/** Documents whose every code block is proven here. */
const isProvenHere = (path: string): boolean =>
  path.startsWith('docs/') || !path.includes('/') || PACKAGES_PROVEN_HERE.test(path);

/** A document with its code blocks, in order. */
export interface Document {
  readonly path: string;
  /** The name of the folder in which what it shows is run. */
  readonly folder: string;
  readonly blocks: readonly CodeBlock[];
}

/** The documents whose code is proven, those without any left out. */
export const provenDocuments: readonly Document[] = documents
  .filter(isProvenHere)
  .map((path) => ({
    path,
    folder: path.replace(/\.md$/, '').replaceAll('/', '-'),
    blocks: codeBlocksOf(join(ROOT, path)),
  }))
  .filter(({ blocks }) => blocks.length > 0);
