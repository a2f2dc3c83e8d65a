/** A file that is no whole export, and where that shows. */
export interface ExportUnreadable {
  readonly code: 'ExportUnreadable';
  readonly message: string;
  readonly facts: { readonly file: string; readonly line: number; readonly cause: string };
}

/** What is wrong with a line of an export, from 1; 0 for the file as a whole. */
export const exportUnreadable = (file: string, line: number, cause: string): ExportUnreadable => ({
  code: 'ExportUnreadable',
  message:
    line === 0
      ? `${file} cannot be read: ${cause}.`
      : `Line ${line} of ${file} cannot be trusted: ${cause}. Export the log again.`,
  facts: { file, line, cause },
});
