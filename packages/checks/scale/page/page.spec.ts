import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenMillionAccounts } from '../assumptions.ts';
import type { Measures } from '../measure/measures.ts';
import { pageOf } from './page.ts';
import { spellBytes, spellNumber, spellSeconds } from './spell.ts';

const MEASURED = join(__dirname, '../../../../docs/reference/measured');

const textOf = (markdown: string): string => markdown.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-');

describe('the page of figures', () => {
  it('is what follows from the measures and assumptions that stand beside it', () => {
    const measures = JSON.parse(readFileSync(join(MEASURED, 'scale.json'), 'utf8')) as Measures;
    const page = readFileSync(join(MEASURED, 'scale.md'), 'utf8');
    expect(textOf(page)).toBe(textOf(pageOf(measures, tenMillionAccounts)));
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('spells figures as a person would', () => {
    expect([spellNumber(0.02671), spellNumber(24.5), spellNumber(2_653_123_456)]).toEqual([
      '0.0267',
      '24.5',
      '2,653,000,000',
    ]);
    expect([spellBytes(90), spellBytes(268_435_456), spellBytes(14.53e12)]).toEqual([
      '90 B',
      '268 MB',
      '14.5 TB',
    ]);
    expect([
      spellSeconds(36.9e-6),
      spellSeconds(59),
      spellSeconds(186.6),
      spellSeconds(7e5),
    ]).toEqual(['36.9 µs', '59 s', '3.11 minutes', '8.1 days']);
  });
});
