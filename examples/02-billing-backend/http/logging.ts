import type { FastifyRequest, FastifyServerOptions } from 'fastify';

/** Somewhere to write lines of log to, such as `process.stdout`. */
interface Destination {
  readonly write: (line: string) => void;
}

/**
 * Logs of requests and answers without personal data: the pattern of a path instead of its ids,
 * no address, no header, no body.
 */
export const logTo = (stream: Destination, level = 'info'): FastifyServerOptions['logger'] => ({
  level,
  stream,
  base: null,
  serializers: {
    req: ({ method, routeOptions }: FastifyRequest) => ({
      method,
      route: routeOptions.url ?? 'unknown',
    }),
    err: ({ name, stack }: Error) => ({ type: name, message: '', stack: stackOf(stack) }),
  },
});

/** The places of an error without its message, which may quote what somebody wrote. */
const stackOf = (stack = ''): string =>
  stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
