import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './documents.ts';

const CODE = /^```.*?^```$|`[^`\n]*`/gms;
const LINK = /\[[^\]]*\]\((?<href>[^)\s]+)\)/g;
const ELSEWHERE = /^[a-z]+:/;
/** Made from the code when the site is built; there is nothing to look at before. */
const MADE = /^docs\/reference\/(api|commands|events|generated)\//;

const withoutCode = (text: string): string =>
  text.replaceAll(CODE, (code) => (code.startsWith('```') ? '' : code.replaceAll(/[[\]()]/g, '')));

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/\[(?<text>[^\]]*)\]\([^)]*\)/g, '$<text>')
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s+/g, '-');

const anchorsOf = (path: string): ReadonlySet<string> => {
  const text = readFileSync(join(ROOT, path), 'utf8').replaceAll(/^```.*?^```$/gms, '');
  return new Set(
    [...text.matchAll(/^#+ (?<heading>.+)$/gm)].map(([, heading]) => slugOf(heading ?? '')),
  );
};

const includesMade = (path: string): boolean =>
  readFileSync(join(ROOT, path), 'utf8').includes('<!--@include:');

const faultOf = (from: string, href: string): string | null => {
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? from : relative(ROOT, join(ROOT, dirname(from), path));
  if (MADE.test(target)) return null;
  if (target.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(ROOT, target))) return 'leads nowhere';
  if (anchor === undefined || !target.endsWith('.md')) return null;
  if (statSync(join(ROOT, target)).isDirectory() || includesMade(target)) return null;
  return anchorsOf(target).has(anchor) ? null : 'names a heading that is not there';
};

/** What is wrong with the links of a document, a line a link. Links to other sites are not asked. */
export const brokenLinksIn = (path: string): readonly string[] =>
  [...withoutCode(readFileSync(join(ROOT, path), 'utf8')).matchAll(LINK)]
    .map(({ groups }) => groups?.['href'] ?? '')
    .filter((href) => !ELSEWHERE.test(href) && !href.startsWith('/'))
    .flatMap((href) => {
      const fault = faultOf(path, href);
      return fault === null ? [] : [`${path}: ${href} ${fault}`];
    });
