import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { linksOfTheRepository } from './links.ts';
import { sidebar } from './sidebar.ts';

const own = (module: string): string => fileURLToPath(import.meta.resolve(module));

/**
 * The site is the repository as it is: `docs`, and the README of every package and example. Links
 * are written for whoever reads the files, and turned into links of the site here.
 */
export default defineConfig({
  title: 'Disdetta',
  description: 'Cancel subscriptions, event-sourced.',
  lang: 'en-GB',
  srcDir: '..',
  srcExclude: ['**/node_modules/**', '.changeset/**', 'docs/reference/generated/**'],
  rewrites: {
    'docs/:path*': ':path*',
    'docs/reference/api/README.md': 'reference/api/index.md',
    'README.md': 'readme.md',
    'CONTRIBUTING.md': 'contributing.md',
    'SECURITY.md': 'security.md',
    'packages/:name/README.md': 'packages/:name.md',
    'examples/:name/README.md': 'examples/:name.md',
  },
  // Pages outside this folder are made into components, too, and would look for Vue where they stand.
  vite: {
    resolve: {
      alias: [
        { find: 'vue/server-renderer', replacement: own('vue/server-renderer') },
        { find: /^vue$/, replacement: own('vue/dist/vue.runtime.esm-bundler.js') },
      ],
    },
  },
  cleanUrls: true,
  lastUpdated: false,
  markdown: { config: linksOfTheRepository },
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/tutorial', activeMatch: '^/tutorial' },
      { text: 'How to', link: '/how-to/', activeMatch: '^/how-to/' },
      { text: 'Explanation', link: '/explanation/', activeMatch: '^/explanation/' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
      { text: 'Decisions', link: '/decisions/', activeMatch: '^/decisions/' },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    footer: { message: 'Apache-2.0' },
  },
});
