import type { Audit } from '@disdetta/audit';
import type { Output } from './output.ts';
import { printable } from './printable.ts';
import { counted, tellFindings, verdictLine } from './tell.ts';

/** Whether every command is decided again, or the chain and the seals are all that is looked at. */
export type Extent = 'everything' | 'chain and seals';

const anchorLine = ({ anchoredThrough, verdict }: Audit): string | null => {
  if (anchoredThrough !== null) return `As it was sealed, through position ${anchoredThrough}.`;
  return verdict === 'tampered'
    ? null
    : 'Not anchored: hold it against an earlier seal (--seal) to know that nothing was cut or rewritten.';
};

/** Tells a person what an audit has come to: the verdict, what it rests on, and what was found. */
export const tellAudit = (found: Audit, extent: Extent, output: Output): void => {
  const { verdict, events, streams, decisions, refusals, findings, exceptions, failure } = found;
  output.print(verdictLine(verdict, output));
  output.print(`  ${counted(events, 'event')} in ${counted(streams, 'stream')} read.`);
  if (extent === 'everything') {
    output.print(
      `  ${counted(decisions, 'decision')} and ${counted(refusals, 'refusal')} made again.`,
    );
  }
  const anchor = anchorLine(found);
  if (anchor !== null) output.print(output.faint(`  ${anchor}`));
  if (failure !== null)
    output.print(`  ${output.bad(failure.code)}  ${printable(failure.message)}`);
  tellFindings(findings, output);
  for (const { code, accountId, at, evidence } of exceptions) {
    const where = evidence.events.map(({ stream, revision }) => `${stream} ${revision}`).join(', ');
    output.print(
      `  ${output.odd(code)}  Account ${printable(accountId)} at ${at}, on events: ${printable(where)}.`,
    );
  }
};
