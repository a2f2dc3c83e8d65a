/** Everything that there is to read. */
export const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

/** What a promise is rejected with; it must be. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const settled = await promise.then(
    () => null,
    (thrown: unknown) => ({ thrown }),
  );
  if (settled === null) throw new Error('This should have been rejected.');
  return settled.thrown;
};
