/** A value as JSON: integers as numbers, and in digits where a number could not hold them. */
export const asJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'bigint') return inner;
    const number = Number(inner);
    return Number.isSafeInteger(number) ? number : String(inner);
  });
