import * as eventStore from '@eventstore/db-client';
import * as kurrent from '@kurrent/kurrentdb-client';
import { grpcError } from './testing/grpcError.ts';
import { troubleOf } from './vendorErrors.ts';

const wrongVersion = (actual: string): Readonly<Record<string, string>> => ({
  exception: 'wrong-expected-version',
  'stream-name': 'one',
  'expected-version': '4',
  'actual-version': actual,
});

const FAILED = { kind: 'refused', error: { code: 'StoreFailed' } };
const DENIED = { kind: 'refused', error: { code: 'StoreUnavailable' } };

/** What a server answers, and what it means. */
const ANSWERS = [
  [
    'a stream that stands elsewhere',
    grpcError('FAILED_PRECONDITION', '', wrongVersion('7')),
    { actual: 7n },
  ],
  [
    'a stream that is not there',
    grpcError('FAILED_PRECONDITION', '', wrongVersion('-1')),
    { actual: 'no-stream' },
  ],
  [
    'a tombstone',
    grpcError('FAILED_PRECONDITION', 'Deleted', {
      exception: 'stream-deleted',
      'stream-name': 'one',
    }),
    FAILED,
  ],
  [
    'too large an append',
    grpcError('INVALID_ARGUMENT', '', {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': '9',
    }),
    { kind: 'tooLarge', limit: 9 },
  ],
  [
    'too large an event',
    grpcError('INVALID_ARGUMENT', '', { exception: 'maximum-append-event-size-exceeded' }),
    { kind: 'tooLarge', limit: null },
  ],
  [
    'too large a message',
    grpcError('RESOURCE_EXHAUSTED', 'Received message larger than max (9 vs 8)'),
    { kind: 'tooLarge' },
  ],
  [
    'a resource that is spent for now',
    grpcError('RESOURCE_EXHAUSTED', 'Try later'),
    { kind: 'doubtful' },
  ],
  ['an argument that cannot be', grpcError('INVALID_ARGUMENT', 'Invalid'), FAILED],
  [
    'an event without a type',
    grpcError('INVALID_ARGUMENT', '', {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type',
    }),
    FAILED,
  ],
  ['a server that knows no such call', grpcError('UNIMPLEMENTED', 'Unknown method'), FAILED],
  [
    'denied access',
    grpcError('PERMISSION_DENIED', 'Denied', { exception: 'access-denied' }),
    DENIED,
  ],
  ['denied access without a trailer', grpcError('PERMISSION_DENIED', 'Denied'), DENIED],
  ['a wrong password', grpcError('UNAUTHENTICATED', 'Unauthenticated'), DENIED],
  [
    'a node that is not the leader',
    grpcError('NOT_FOUND', 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': 'node',
      'leader-endpoint-port': '2113',
    }),
    { kind: 'doubtful' },
  ],
  ['a write that took too long', grpcError('ABORTED', 'Operation timed out'), { kind: 'doubtful' }],
  [
    'a deadline that passed',
    grpcError('DEADLINE_EXCEEDED', 'Deadline exceeded'),
    { kind: 'doubtful' },
  ],
  ['a call cut by the server', grpcError('CANCELLED', 'Cancelled'), { kind: 'doubtful' }],
  ['a call cut by the client', grpcError('CANCELLED', 'Cancelled on client'), { kind: 'doubtful' }],
  [
    'an exception in the server',
    grpcError('UNKNOWN', 'Exception was thrown'),
    { kind: 'doubtful' },
  ],
  [
    'a connection that dropped',
    grpcError('UNAVAILABLE', 'Connection dropped'),
    { kind: 'doubtful', cause: 'Connection dropped' },
  ],
  [
    'a connection that was never made',
    grpcError(
      'UNAVAILABLE',
      'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1. Resolution note: ',
    ),
    {
      kind: 'unreached',
      cause: 'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1',
    },
  ],
  [
    'a name that is nobody’s',
    grpcError('UNAVAILABLE', 'Name resolution failed for target dns:nobody:2113'),
    { kind: 'unreached' },
  ],
] as const;

describe.each([
  ['EventStoreDB', eventStore.convertToCommandError],
  ['KurrentDB', kurrent.convertToCommandError],
])("an error of %s's client", (_vendor, converted) => {
  it.each(ANSWERS)('means %s', (_what, error, trouble) => {
    expect(troubleOf(converted(error))).toMatchObject(trouble);
  });

  it('is understood as it comes from the wire, too', () => {
    for (const [, error, trouble] of ANSWERS.slice(2)) {
      expect(troubleOf(error)).toMatchObject({ kind: Reflect.get(trouble, 'kind') });
    }
  });
});

describe('an error of either client', () => {
  it('means a cluster out of reach when none of its nodes was found', () => {
    expect(troubleOf(new Error('Failed to discover after 10 attempts.'))).toEqual({
      kind: 'unreached',
      cause: 'Failed to discover after 10 attempts',
    });
  });

  it('means a stream that is not there', () => {
    expect(troubleOf(new eventStore.StreamNotFoundError(undefined, 'one'))).toEqual({
      kind: 'noStream',
    });
  });

  it.each([undefined, null, 'text', 7, {}, new TypeError('undefined is not iterable')])(
    'means doubt when it is none that is known: %p',
    (thrown) => {
      expect(troubleOf(thrown)).toMatchObject({ kind: 'doubtful' });
    },
  );
});
