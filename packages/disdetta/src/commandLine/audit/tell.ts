import type { Finding, Verdict } from '@disdetta/audit';
import type { Output } from './output.ts';
import { printable } from './printable.ts';

/** A count with its noun: `1 event`, `2,000 events`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;

const MARKS = { clean: '✓', exceptions: '!', tampered: '✗', unreadable: '?' } as const;
const ACCENTS = { clean: 'good', exceptions: 'odd', tampered: 'bad', unreadable: 'bad' } as const;

/** The line that says what an audit comes to. */
export const verdictLine = (verdict: Verdict, output: Output): string =>
  output[ACCENTS[verdict]](`${MARKS[verdict]} ${verdict}`);

/** A line a finding: what is wrong, and where; its message names the stream and the revision. */
export const tellFindings = (findings: readonly Finding[], output: Output): void => {
  for (const { code, message } of findings) {
    output.print(`  ${output.bad(code)}  ${printable(message)}`);
  }
};
