import type { StoreFailed } from '@disdetta/core';
import * as E from 'fp-ts/lib/Either.js';

/** The streams of one category, which is all that a store sees and writes. */
export interface Category {
  /** What every name of the category begins with on the server. */
  readonly prefix: string;
  /** The name of a stream on the server. */
  readonly nameOf: (stream: string) => string;
  /** The stream of a name on the server; null when it is of another category. */
  readonly streamOf: (name: string) => string | null;
}

/** No hyphen: the server takes what stands before the first one for the category. */
const NAME = /^[^$-][^-]*$/u;

/** The category of that name: `disdetta` holds `account-1` as `disdetta-account-1`. */
export const categoryOf = (name: string): E.Either<StoreFailed, Category> => {
  if (!NAME.test(name)) return E.left(noCategory(name));
  const prefix = `${name}-`;
  return E.right({
    prefix,
    nameOf: (stream) => `${prefix}${stream}`,
    streamOf: (stream) => (stream.startsWith(prefix) ? stream.slice(prefix.length) : null),
  });
};

const noCategory = (name: string): StoreFailed => ({
  code: 'StoreFailed',
  message: `"${name}" can be no category: give a name without a hyphen that does not begin with $.`,
  facts: { cause: 'a name that no category can have' },
});
