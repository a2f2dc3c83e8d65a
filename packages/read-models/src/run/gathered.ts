const NOTHING_SOON = Symbol('nothing soon');

const soon = (): Promise<typeof NOTHING_SOON> =>
  new Promise((resolve) => {
    setImmediate(resolve, NOTHING_SOON);
  });

/**
 * Hands over together what is there in one moment, at most so many: a lone item waits for no
 * other, and a burst shares a batch. The next is asked for only when there is room for it.
 */
export async function* gathered<Item>(
  items: AsyncIterable<Item>,
  most: number,
): AsyncGenerator<readonly Item[]> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    const batch: Item[] = [];
    let result: IteratorResult<Item> | typeof NOTHING_SOON = await next;
    while (result !== NOTHING_SOON && result.done !== true) {
      batch.push(result.value);
      next = iterator.next();
      if (batch.length >= most) break;
      result = await Promise.race([next, soon()]);
    }
    if (batch.length > 0) yield batch;
    if (result !== NOTHING_SOON && result.done === true) return;
  }
}
