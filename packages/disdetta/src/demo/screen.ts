import { styleText } from 'node:util';
import { decimalsOf } from '@disdetta/core';
import type { Money } from '@disdetta/core';
import type { Terminal } from '../commandLine/terminal.ts';
import type { Action, Words } from './words.ts';
import { wrap } from './wrap.ts';

const WIDTH = 78;

/** How wide a text may be: as wide as the narrowest terminals are. */
const TEXT_WIDTH = 80;

/** One line of Current Plans as a customer reads it. */
export interface PlanLine {
  readonly name: string;
  readonly isAddOn: boolean;
  readonly status: string;
  readonly note: string;
  readonly actions: readonly Action[];
}

/** Draws the demonstration for a person; colours only where the terminal shows them. */
export interface Screen {
  readonly title: (text: string, subtitle: string) => void;
  readonly step: (number: number, text: string, explanation: string) => void;
  readonly plans: (account: string, lines: readonly PlanLine[], actions: readonly Action[]) => void;
  readonly say: (text: string) => void;
  readonly refuse: (text: string) => void;
  readonly point: (text: string) => void;
  readonly list: (heading: string, items: readonly string[]) => void;
  readonly money: (amount: Money) => string;
  readonly day: (at: string) => string;
  readonly moment: (at: string) => string;
}

/** A screen in one language; days and times are those of the customers, in Rome. */
export const createScreen = (words: Words, terminal: Terminal): Screen => {
  const { print } = terminal;
  const dates = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'long',
    timeZone: 'Europe/Rome',
  });
  const instants = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  const frame = (inner: string): void => {
    print(`  │ ${inner}`);
  };
  const marked = (mark: string, text: string): void => {
    const indent = ' '.repeat(text.length - text.trimStart().length);
    wrap(text.trimStart(), TEXT_WIDTH - 4 - indent.length).forEach((line, place) => {
      print(`  ${place === 0 ? mark : ' '} ${indent}${line}`);
    });
  };
  const button = (action: Action): string => styleText('cyan', `[ ${words.action[action]} ]`);
  const drawLine = ({ name, isAddOn, status, note, actions }: PlanLine): void => {
    const label = `${isAddOn ? '  + ' : ''}${name}`;
    frame(`${styleText('bold', label.padEnd(24))}${status.padEnd(12)}${note}`);
    if (actions.length > 0) frame(`${' '.repeat(24)}${actions.map(button).join(' ')}`);
  };

  return {
    title: (text, subtitle) => {
      print('');
      print(styleText('bold', text));
      for (const line of wrap(subtitle, TEXT_WIDTH)) print(styleText('dim', line));
    },
    step: (number, text, explanation) => {
      print('');
      print(styleText(['bold', 'green'], `${number}. ${text}`));
      for (const line of wrap(explanation, TEXT_WIDTH - 3)) print(styleText('dim', `   ${line}`));
    },
    plans: (account, lines, actions) => {
      const heading = ` ${words.currentPlans} · ${account} `;
      print(`  ┌─${heading}${'─'.repeat(Math.max(0, WIDTH - heading.length - 4))}`);
      if (lines.length === 0) frame(words.none);
      lines.forEach(drawLine);
      if (actions.length > 0) frame(actions.map(button).join(' '));
      print(`  └${'─'.repeat(WIDTH - 3)}`);
    },
    say: (text) => {
      marked(styleText('green', '✓'), text);
    },
    refuse: (text) => {
      print(`  ${styleText('yellow', '✋')} ${text}`);
    },
    point: (text) => {
      marked('·', text);
    },
    list: (heading, items) => {
      print('');
      print(styleText('bold', heading));
      for (const item of items) print(`  ${item}`);
      print('');
    },
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(words.locale, { style: 'currency', currency }).format(
        amount / 10 ** decimalsOf(currency),
      ),
    day: (at) => dates.format(Date.parse(at)),
    moment: (at) => `${instants.format(Date.parse(at))}.${at.slice(20, 23)} UTC`,
  };
};
