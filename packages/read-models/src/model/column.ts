/** What a column holds: an `instant` is a point in time, `json` anything that JSON can say. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'instant' | 'json';

/** The columns of a model beside its state, in their order, for people who ask with SQL. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** What a row shows, by column; what is left out is null. */
export type Shown<Names extends string = string> = Readonly<Partial<Record<Names, unknown>>>;

/** What is written into a column; JSON is text here. */
export type Cell = string | number | boolean | null;

const NUL = '\0';

/** PostgreSQL keeps no NUL in a text, so people are shown the sign for what cannot be shown. */
const legible = (text: string): string =>
  text.includes(NUL) ? text.replaceAll(NUL, '\uFFFD') : text;

/** What is written for a value that a row shows. */
export const cellOf = (kind: ColumnKind, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (kind === 'json') {
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'string' ? legible(inner) : inner,
    );
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return legible(value);
  throw new TypeError(`A column of kind ${kind} shows a ${typeof value}.`);
};
