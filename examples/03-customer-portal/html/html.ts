const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Markup. Only `html` makes it, so that no text that somebody sent can pass for it. */
export class Html {
  readonly #markup: string;

  constructor(strings: readonly string[], values: readonly HtmlValue[]) {
    this.#markup = strings
      .map((markup, index) => markup + markupOf(values[index] ?? null))
      .join('');
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in markup: other markup as it is, texts and numbers escaped, null as nothing. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

const markupOf = (value: HtmlValue): string => {
  if (value === null) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(markupOf).join('');
  return escape(String(value));
};

/** Markup from a template; attributes have to be quoted. */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(strings, values);
