import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header in which a delivery is signed: `t=<unix seconds>,v1=<hex>`, one `v1` a secret. */
export const SIGNATURE_HEADER = 'provider-signature';

/** How far the instant of a signature may be from ours: a delivery caught on its way grows stale. */
const TOLERANCE_SECONDS = 300;

const SPELLING = /^t=(?<seconds>\d{1,12})(?<digests>(?:,v1=[0-9a-f]{64})+)$/;

/** What can be wrong with a signature. */
export type SignatureFault =
  'SignatureMissing' | 'SignatureUnreadable' | 'SignatureWrong' | 'SignatureStale';

/** The signature of a body, as the provider makes it: HMAC-SHA-256 over the instant and the body. */
export const sign = (secret: string, body: Uint8Array, at: Date): string => {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`;
};

/**
 * What is wrong with the signature of a body that arrives at an instant, or null. Any of several
 * secrets will do, so that a secret can be replaced while deliveries are under way.
 */
export const judgeSignature = (
  header: unknown,
  body: Uint8Array,
  secrets: readonly string[],
  at: Date,
): SignatureFault | null => {
  if (header === undefined) return 'SignatureMissing';
  const { seconds, digests } = (typeof header === 'string' && SPELLING.exec(header)?.groups) || {};
  if (seconds === undefined || digests === undefined) return 'SignatureUnreadable';
  const given = digests
    .split(',v1=')
    .slice(1)
    .map((hex) => Buffer.from(hex, 'hex'));
  const isOurs = secrets
    .map((secret) => digest(secret, seconds, body))
    .some((expected) => given.some((one) => timingSafeEqual(one, expected)));
  if (!isOurs) return 'SignatureWrong';
  const distance = Math.abs(at.getTime() / 1_000 - Number(seconds));
  return distance > TOLERANCE_SECONDS ? 'SignatureStale' : null;
};

/** Of the bytes as they came: JSON that is read and written again may be spelt otherwise. */
const digest = (secret: string, seconds: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
