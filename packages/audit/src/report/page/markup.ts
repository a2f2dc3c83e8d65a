/** A piece of markup: what is written into it as text was escaped. Only `markup` and `raw` make it. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in a template: text and numbers are escaped, markup stays, nothing is nothing. */
export type Content = Markup | string | number | bigint | null | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, lone surrogates and noncharacters: no document may hold them. */
const UNPRINTABLE = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as every document may hold it. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '\ufffd');

const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const rendered = (content: Content): string => {
  if (content === null) return '';
  if (content instanceof Markup) return content.toString();
  if (typeof content === 'object') return content.map(rendered).join('');
  return escaped(String(content));
};

/** Markup from a template; whatever is put in is escaped, in attributes (always quoted) too. */
export const markup = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(
    parts
      .map((part, place) => (place === 0 ? part : rendered(contents[place - 1] ?? null) + part))
      .join(''),
  );

/** Markup that was escaped elsewhere: a stylesheet of ours, or the drawing of a library. */
export const raw = (text: string): Markup => new Markup(text);
