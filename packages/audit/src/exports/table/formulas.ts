/** What a spreadsheet may take for the start of a formula, full-width signs included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/**
 * A cell that no spreadsheet runs: one that begins like a formula, or with an apostrophe, gets an
 * apostrophe before it. Who reads it takes one apostrophe away from the start, where there is one.
 */
export const harmless = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was before `harmless`. */
export const asWritten = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
