import { broken } from '../brokenStore.ts';
import { writing, writingTexts } from '../ways/writing.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The same JSON in this program's own spelling; any other text stays as it is. */
const respelt = (text: string): string => {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value);
};

/** Faults of texts. */
export const textFaults = [
  broken(
    'parses JSON and writes it anew',
    [
      'texts: keep the spacing and the order of their JSON',
      'texts: keep keys that JSON has twice or that mean something to a program',
      'texts: keep numbers as they are spelt',
      'texts: keep escapes as they are spelt',
    ],
    writingTexts(respelt),
  ),

  broken(
    'writes null for what is no JSON',
    ['texts: may be no JSON at all'],
    writingTexts((text) => (parsed(text) === undefined ? 'null' : text)),
  ),

  broken(
    'writes an empty object for an empty text',
    ['texts: may be empty, or nothing but space'],
    writingTexts((text) => (text === '' ? '{}' : text)),
  ),

  broken(
    'trims texts',
    [
      'texts: keep the spacing and the order of their JSON',
      'texts: may be empty, or nothing but space',
    ],
    writingTexts((text) => text.trim()),
  ),

  broken(
    'writes line ends in its own way',
    ['texts: keep the spacing and the order of their JSON'],
    writingTexts((text) => text.replaceAll('\r\n', '\n')),
  ),

  broken(
    'reads escapes in texts',
    ['texts: keep escapes as they are spelt'],
    writingTexts((text) =>
      text.replace(/\\u([\da-f]{4})/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    ),
  ),

  broken(
    'doubles the quotes of a text',
    ['texts: may be no JSON at all'],
    writingTexts((text) => text.replaceAll("'", "''")),
  ),

  broken(
    'writes types in lower case',
    ['texts: keep the types of events too'],
    writing((event) => ({ ...event, type: event.type.toLowerCase() })),
  ),

  broken(
    'loses the metadata of an event',
    ['reading: gives an event with its place, and nothing else'],
    writing((event) => ({ ...event, metadata: '{}' })),
  ),
];
