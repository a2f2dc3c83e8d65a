import { readFileSync } from 'node:fs';

/** A code block of a document, and what the comment above it says of it. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** What stands in the HTML comment right above the block. */
  readonly note: string | null;
}

const BLOCK = /(?:<!-- (?<note>[^\n]*?) -->\n\n)?^```(?<language>[^\n]*)\n(?<code>.*?)^```$/gms;

/** All code blocks of a Markdown file. */
export const codeBlocksOf = (file: string): readonly CodeBlock[] =>
  [...readFileSync(file, 'utf8').matchAll(BLOCK)].map(({ groups }) => ({
    language: groups?.['language'] ?? '',
    code: groups?.['code'] ?? '',
    note: groups?.['note'] ?? null,
  }));
