import type { Metadata } from '@grpc/grpc-js';

/** What somebody shows to be known by. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** What a call shows: nothing at all, credentials, or something that nobody can be known by. */
export const readCredentials = (metadata: Metadata): Credentials | 'none' | 'unreadable' => {
  const [header] = metadata.get('authorization');
  if (header === undefined) return 'none';
  const encoded = /^basic +([\w+/=-]+)$/i.exec(String(header))?.[1];
  if (encoded === undefined) return 'unreadable';
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0
    ? 'unreadable'
    : { login: text.slice(0, colon), password: text.slice(colon + 1) };
};
