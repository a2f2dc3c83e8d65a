import type { CookieSerializeOptions } from '@fastify/cookie';

/** The cookie that holds the secret of a session. */
export const SESSION_COOKIE = 'session';

/** How that cookie is set: for this site alone, and for no script. */
export const sessionCookie = (isSecure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
});
