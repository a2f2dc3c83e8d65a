import { isInstant } from '@disdetta/core';
import type { StoredEvent } from '@disdetta/core';

/** Texts that somebody may hope a spreadsheet, a browser, a shell or a program falls for. */
export const HOSTILE: readonly string[] = [
  '=HYPERLINK("http://127.0.0.1/?"&A1,"open")',
  "+cmd|'/c calc'!A0",
  '-2+3',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  "'=1+1",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  'a,"b"\r\nc;d',
  'naïve – 日本 😀',
  'a\u0000b\u2028c',
];

const AT = '2026-01-01T09:00:00.000Z';

/** A log of events that no program of ours wrote, each with a hostile text wherever one fits. */
export const hostileLog = (): readonly StoredEvent[] => {
  if (!isInstant(AT)) throw new RangeError(AT);
  const recordedAt = AT;
  const plain = HOSTILE.map((text, place) => ({
    stream: `account-${text}`,
    id: `00000000-0000-8000-8000-${String(place).padStart(12, '0')}`,
    type: 'PlanStarted',
    data: JSON.stringify({ accountId: text, subscriptionId: text, planId: text, at: AT }),
    metadata: JSON.stringify({ schemaVersion: 1, commandId: text, actor: { kind: text } }),
  }));
  const odd = [
    ['__proto__', '{"__proto__":{"accountId":"inherited"},"constructor":1}', '{"__proto__":{}}'],
    ['account-/../x', 'no JSON', '[1,2'],
    ['account-deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '{"actor":"nobody"}'],
    ['account-money', '{"amount":{"amount":5,"currency":"__proto__"}}', '{"schemaVersion":"=1"}'],
    ['account-line', '{\n"accountId":\r\n"a"}', '{}'],
  ].map(([stream = '', data = '', metadata = '']) => ({
    stream,
    id: 'no uuid',
    type: stream === '__proto__' ? '__proto__' : 'PaymentRecorded',
    data,
    metadata,
  }));
  return [...plain, ...odd].map((event, place) => ({
    ...event,
    revision: 0n,
    position: BigInt(place + 1),
    recordedAt,
  }));
};
