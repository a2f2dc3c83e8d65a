/** What came in and was not taken yet. */
export interface Inbox<Item> {
  readonly put: (item: Item) => void;
  /** The next so many, once they have come. Ask again only when that was answered. */
  readonly take: (count: number) => Promise<readonly Item[]>;
}

/** An empty inbox. */
export const createInbox = <Item>(): Inbox<Item> => {
  const items: Item[] = [];
  let onPut: (() => void) | null = null;
  return {
    put: (item) => {
      items.push(item);
      onPut?.();
    },
    take: (count) =>
      new Promise((resolve) => {
        onPut = () => {
          if (items.length < count) return;
          onPut = null;
          resolve(items.splice(0, count));
        };
        onPut();
      }),
  };
};
