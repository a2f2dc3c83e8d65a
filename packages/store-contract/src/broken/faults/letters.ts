import { broken } from '../brokenStore.ts';
import { writingTexts } from '../ways/writing.ts';

/** Faults of the letters of texts. */
export const letterFaults = [
  broken(
    'composes letters',
    ['texts: keep the forms of letters, composed or combining'],
    writingTexts((text) => text.normalize('NFC')),
  ),

  broken(
    'takes letters apart',
    ['texts: keep the forms of letters, composed or combining'],
    writingTexts((text) => text.normalize('NFD')),
  ),

  broken(
    'replaces letters by those that mean the same',
    ['texts: keep the forms of letters, composed or combining'],
    writingTexts((text) => text.normalize('NFKC')),
  ),

  broken(
    'keeps characters of at most three bytes',
    ['texts: keep characters beyond the first 65,536'],
    writingTexts((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
  ),

  broken(
    'keeps characters of one byte',
    ['texts: keep writing from right to left and its marks', 'texts: come back whatever they are'],
    writingTexts((text) => text.replace(/[\u0100-\u{10ffff}]/gu, '?')),
  ),

  broken(
    'ends a text at U+0000',
    ['texts: keep characters that nobody sees'],
    writingTexts((text) => text.split('\u0000')[0] ?? ''),
  ),

  broken(
    'drops the mark of byte order',
    ['texts: keep characters that nobody sees'],
    writingTexts((text) => text.replace(/^\ufeff/u, '')),
  ),

  broken(
    'drops marks of direction',
    ['texts: keep writing from right to left and its marks'],
    writingTexts((text) => text.replace(/[\u202a-\u202e]/gu, '')),
  ),

  broken(
    'keeps the first 65,535 characters of a text',
    ['texts: may be long'],
    writingTexts((text) => (text.length > 700_000 ? text : text.slice(0, 65_535))),
  ),
];
