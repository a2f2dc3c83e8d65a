/** Keeps what was used last, so many of it; what is pinned is never let go. */
export interface LeastRecent<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly delete: (key: string) => void;
}

/** A cache that lets go of what was not used for longest. */
export const createLeastRecent = <Value>(
  most: number,
  isPinned: (value: Value) => boolean = () => false,
): LeastRecent<Value> => {
  const values = new Map<string, Value>();

  const letGo = (): void => {
    for (const [key, value] of values) {
      if (values.size <= most) return;
      if (!isPinned(value)) values.delete(key);
    }
  };

  return {
    get: (key) => {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      letGo();
    },
    delete: (key) => {
      values.delete(key);
    },
  };
};
