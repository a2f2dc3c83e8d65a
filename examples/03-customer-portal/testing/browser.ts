import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where systems keep a browser of this kind. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const MISSING = [
  'These specifications need a Chromium, and none was found. Install one:',
  '  on Debian or Ubuntu:  apt-get install chromium',
  '  elsewhere:            npx playwright-core install chromium',
  'or name yours:          CHROMIUM=/path/to/chromium',
].join('\n');

const browserPath = (): string => {
  const named = process.env['CHROMIUM'];
  const path = [...(named === undefined ? [] : [named]), chromium.executablePath(), ...PLACES].find(
    (place) => existsSync(place),
  );
  if (path === undefined) throw new Error(MISSING);
  return path;
};

/** Starts a browser without a window that speaks to nobody but the page. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath(),
    // A container runs it as root, where its own sandbox cannot be.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
