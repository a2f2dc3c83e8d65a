import { judgeSignature, sign } from './signature.ts';

const body = Buffer.from('{"id":"evt-1"}');
const at = new Date('2026-03-01T00:00:00.000Z');
const later = (milliseconds: number) => new Date(at.getTime() + milliseconds);
const signed = sign('a secret', body, at);
const judge = (header: unknown, of: Buffer = body, when: Date = at) =>
  judgeSignature(header, of, ['a secret'], when);

describe('a signature', () => {
  it('is HMAC-SHA-256 of the instant, a dot and the body', () => {
    // printf '1772323200.{"id":"evt-1"}' | openssl dgst -sha256 -hmac 'a secret'
    expect(signed).toBe(
      't=1772323200,v1=2173d1b9351c5124a1cab599b0bc813f250ce470553d96eecee522baa9f6a251',
    );
  });

  it('holds for the very bytes that were signed', () => {
    expect(judge(signed)).toBeNull();
    expect(judge(signed, Buffer.from('{"id": "evt-1"}'))).toBe('SignatureWrong');
    expect(judge(signed.replace('t=1772323200', 't=1772323201'))).toBe('SignatureWrong');
    expect(judge(sign('another secret', body, at))).toBe('SignatureWrong');
  });

  it('holds for five minutes, before and after, and not longer', () => {
    const faults = [-300_001, -300_000, 300_000, 300_001].map((by) =>
      judge(signed, body, later(by)),
    );
    expect(faults).toEqual(['SignatureStale', null, null, 'SignatureStale']);
  });

  it('may be of any of several secrets, on either side', () => {
    const replaced = judgeSignature(signed, body, ['a new secret', 'a secret'], at);
    const both = `${sign('a new secret', body, at)},${signed.split(',')[1] ?? ''}`;
    expect([replaced, judge(both)]).toEqual([null, null]);
    expect(judgeSignature(signed, body, [], at)).toBe('SignatureWrong');
  });

  it.each(['', 't=1772323200', `${signed}0`, `${signed} `, signed.toUpperCase(), ['t=1', signed]])(
    'is unreadable as %j',
    (header) => {
      expect(judge(header)).toBe('SignatureUnreadable');
    },
  );

  it('is missing where there is none', () => {
    expect(judge(undefined)).toBe('SignatureMissing');
  });
});
