import { Writable } from 'node:stream';
import { answerWithStream } from './outgoing.ts';

/** A client that takes one message at a time, each when it is asked to. */
const slowClient = () => {
  const taken: string[] = [];
  let takeNext = (): void => undefined;
  const call = new Writable({
    objectMode: true,
    highWaterMark: 1,
    write: (message: string, _encoding, done) => {
      takeNext = () => {
        taken.push(message);
        done();
      };
    },
  });
  return {
    call,
    taken,
    take: () => {
      takeNext();
    },
  };
};

describe('what a call sends back', () => {
  it('waits together for a client that is slow, however much is sent at once', async () => {
    const { call, taken, take } = slowClient();
    const messages = Array.from({ length: 30 }, (_, index) => `message ${index}`);
    const waiting: number[] = [];
    const answered = answerWithStream<string>(call, new AbortController().signal, async (out) => {
      const sent = Promise.all(messages.map(out.send));
      waiting.push(call.listenerCount('drain'));
      while (taken.length < messages.length) {
        take();
        await new Promise(setImmediate);
      }
      await sent;
      waiting.push(call.listenerCount('drain'));
      return null;
    });
    await answered;

    expect(taken).toEqual(messages);
    expect(waiting).toEqual([1, 0]);
  });

  it('is no longer waited for once the client has gone', async () => {
    const { call, taken } = slowClient();
    await answerWithStream<string>(call, new AbortController().signal, async (outgoing) => {
      const sent = outgoing.send('message');
      call.destroy();
      await sent;
      return null;
    });
    expect(taken).toEqual([]);
  });
});
