/** A piece of markup: what is written into it as text was escaped. Only `html` and `raw` make it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What can stand in a template: text and numbers are escaped, markup stays, nothing is nothing. */
export type Content = Html | string | number | bigint | null | readonly Content[];

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
  if (content instanceof Html) return content.toString();
  if (typeof content === 'object') return content.map(rendered).join('');
  return escaped(String(content));
};

/** Markup from a template; whatever is put in is escaped, in attributes (always quoted) too. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(
    parts
      .map((part, place) => (place === 0 ? part : rendered(contents[place - 1] ?? null) + part))
      .join(''),
  );

/** Markup that was escaped elsewhere: a stylesheet of ours, or the drawing of a library. */
export const raw = (markup: string): Html => new Html(markup);
