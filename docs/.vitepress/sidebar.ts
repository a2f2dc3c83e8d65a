import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';

const DOCS = join(import.meta.dirname, '..');

const titleOf = (file: string): string =>
  /^# (?<title>.+)$/m.exec(readFileSync(file, 'utf8'))?.groups?.['title'] ?? file;

const pagesIn = (folder: string): DefaultTheme.SidebarItem[] =>
  readdirSync(join(DOCS, folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md' && name !== 'README.md')
    .toSorted()
    .map((name) => ({
      text: titleOf(join(DOCS, folder, name)).replaceAll('\\', ''),
      link: `/${folder}/${name.replace('.md', '')}`,
    }));

const group = (
  text: string,
  link: string,
  items: DefaultTheme.SidebarItem[],
  collapsed = false,
): DefaultTheme.SidebarItem => ({ text, link, items, collapsed });

/** What stands beside every page. Pages are listed as the folders hold them. */
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
