import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownOptions } from 'vitepress';

type MarkdownIt = Parameters<NonNullable<MarkdownOptions['config']>>[0];

const ROOT = join(import.meta.dirname, '../..');

/** Where the sources can be read, when the site is built for a place that shows them. */
const SOURCES = process.env['DISDETTA_SOURCES'] ?? null;

/** Where files of the repository stand on the site, the first that fits. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^docs\/(.+)$/, '/$1'],
  [/^(packages|examples)\/([^/]+)\/README\.md$/, '/$1/$2.md'],
  [/^README\.md$/, '/readme.md'],
  [/^CONTRIBUTING\.md$/, '/contributing.md'],
  [/^SECURITY\.md$/, '/security.md'],
];

/** The page of the site for a path of the repository; null for a path that has none. */
const pageFor = (path: string): string | null => {
  const readme = existsSync(join(ROOT, path, 'README.md')) ? `${path}/README.md` : path;
  if (!readme.endsWith('.md') && !existsSync(join(ROOT, readme, 'index.md'))) return null;
  const page = readme.endsWith('.md') ? readme : `${readme}/index.md`;
  const place = PLACES.find(([pattern]) => pattern.test(page));
  return place === undefined ? null : page.replace(...place);
};

/** A link as the site has it; null when the site has nothing to show for it. */
const siteLink = (href: string, from: string): string | null => {
  if (/^([a-z]+:|#|\/)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const target = relative(ROOT, join(dirname(from), path)).replaceAll('\\', '/');
  const page = pageFor(target);
  if (page !== null) return `${page}${anchor === undefined ? '' : `#${anchor}`}`;
  return SOURCES === null ? null : `${SOURCES}/${target}`;
};

/** Turns links between files into links of the site; what it does not show becomes plain text. */
export const linksOfTheRepository = (markdown: MarkdownIt): void => {
  markdown.core.ruler.push('links-of-the-repository', ({ tokens, env }) => {
    // Where the file is, and not where its page will be; the search index has no other.
    const { path, realPath: from = path } = env as {
      readonly path: string;
      readonly realPath?: string;
    };
    for (const { children } of tokens) {
      let hasPage = true;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const link = siteLink(token.attrGet('href') ?? '', from);
          hasPage = link !== null;
          if (link !== null) token.attrSet('href', link);
        }
        if (!hasPage && /^link_(open|close)$/.test(token.type)) {
          token.type = 'text';
          token.tag = '';
          token.content = '';
        }
      }
    }
  });
};
