/** A field of anything; undefined where there is none. */
export const fieldOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
};

/** A text of anything; null where there is none. */
export const textOf = (value: unknown, name: string): string | null => {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : null;
};
