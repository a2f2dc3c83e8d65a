/** An answer that never comes. */
export const never = <A>(): Promise<A> => new Promise<A>(() => undefined);
