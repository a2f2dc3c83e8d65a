import { gathered } from './gathered.ts';

async function* from<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  for (const item of items) yield item;
}

describe('what is handed over together', () => {
  it('is everything that is there in one moment, in its order', async () => {
    const batches: (readonly number[])[] = [];
    for await (const batch of gathered(from([1, 2, 3]), 10)) batches.push(batch);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('is at most so many', async () => {
    const batches: (readonly number[])[] = [];
    for await (const batch of gathered(from([1, 2, 3, 4, 5]), 2)) batches.push(batch);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('does not keep a lone item waiting for the next', async () => {
    let bring: (item: string) => void = () => undefined;
    async function* slow(): AsyncGenerator<string> {
      yield 'first';
      yield await new Promise<string>((resolve) => {
        bring = resolve;
      });
    }
    const batches = gathered(slow(), 10);
    expect((await batches.next()).value).toEqual(['first']);
    const next = batches.next();
    bring('second');
    expect((await next).value).toEqual(['second']);
  });
});
