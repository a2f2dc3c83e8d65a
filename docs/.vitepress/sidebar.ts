import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';

const DOCS = join(import.meta.dirname, '..');

const titleOf = (file: string): string =>
  /^# (?<title>.+)$/m.exec(readFileSync(file, 'utf8'))?.groups?.['title'] ?? file;

/** Where the index of a folder first names a page; at its end if it does not. */
const placesIn = (folder: string): ((name: string) => number) => {
  const index = join(DOCS, folder, 'index.md');
  const text = existsSync(index) ? readFileSync(index, 'utf8') : '';
  return (name) => {
    const place = text.indexOf(`(${name})`);
    return place === -1 ? text.length : place;
  };
};

const pagesIn = (folder: string): DefaultTheme.SidebarItem[] => {
  const placeOf = placesIn(folder);
  return readdirSync(join(DOCS, folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md' && name !== 'README.md')
    .toSorted()
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((name) => ({
      text: titleOf(join(DOCS, folder, name)).replaceAll('\\', ''),
      link: `/${folder}/${name.replace('.md', '')}`,
    }));
};

const group = (
  text: string,
  link: string,
  items: DefaultTheme.SidebarItem[],
  collapsed = false,
): DefaultTheme.SidebarItem => ({ text, link, items, collapsed });

/** What stands beside every page, in the order in which the index of each folder names it. */
export const sidebar = (): DefaultTheme.SidebarItem[] => [
  group('Tutorial', '/tutorial', []),
  group('How to', '/how-to/', pagesIn('how-to')),
  group('Explanation', '/explanation/', pagesIn('explanation')),
  { text: 'Pitfalls', link: '/pitfalls' },
  group('Reference', '/reference/', [
    ...pagesIn('reference'),
    group('Events', '/reference/events/', pagesIn('reference/events'), true),
    group('Commands', '/reference/commands/', pagesIn('reference/commands'), true),
    group('Packages', '/reference/api/', [...pagesIn('reference/api')], true),
  ]),
  group('Decisions', '/decisions/', pagesIn('decisions'), true),
  group(
    'The repository',
    '/readme',
    [
      { text: 'Contributing', link: '/contributing' },
      { text: 'Security', link: '/security' },
    ],
    true,
  ),
];
