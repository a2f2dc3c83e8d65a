import type { Audit } from '../audit.ts';

const spelt = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** A value as JSON that is read by people, too; revisions and positions are texts of digits. */
export const jsonOf = (value: unknown): string => `${JSON.stringify(value, spelt, 2)}\n`;

/** What an audit came to, as the bundle keeps it. */
export const reportOf = (audit: Audit): string => {
  const { verdict, anchoredThrough, streams, events, decisions, refusals } = audit;
  const { failure, findings, exceptions } = audit;
  return jsonOf({
    verdict,
    anchoredThrough,
    streams,
    events,
    decisions,
    refusals,
    failure,
    findings: findings.map(({ code, stream, revision, message, facts }) => ({
      code,
      stream,
      revision,
      message,
      facts,
    })),
    exceptions,
  });
};
