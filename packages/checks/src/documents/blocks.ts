import { readFileSync } from 'node:fs';

/** A code block of a document, and what the comment above it says of it. */
export interface CodeBlock {
  readonly document: string;
  readonly language: string;
  readonly code: string;
  /** What stands in the HTML comment right above the block. */
  readonly note: string | null;
}

const BLOCK = /(?:<!-- (?<note>[^\n]*?) -->\n\n)?```(?<language>\w*)\n(?<code>.*?)```/gs;

/** All code blocks of a Markdown file. */
export const codeBlocksOf = (document: string): readonly CodeBlock[] =>
  [...readFileSync(document, 'utf8').matchAll(BLOCK)].map(({ groups }) => ({
    document,
    language: groups?.['language'] ?? '',
    code: groups?.['code'] ?? '',
    note: groups?.['note'] ?? null,
  }));
