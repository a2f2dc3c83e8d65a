/** What is kept of an error of a handler. */
export interface KeptError {
  /** Its `code`, or else its `name`. */
  readonly code: string;
  /** One line of at most 200 characters, without mail addresses and long numbers. */
  readonly message: string;
}

const LONGEST_MESSAGE = 200;
const CODE = /^[A-Za-z][\w.-]{0,63}$/;
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const MAIL_ADDRESS = /\S+@\S+/g;
const LONG_NUMBER = /\d(?:[ -]?\d){5,}/g;

const field = (thrown: unknown, name: string): unknown =>
  typeof thrown === 'object' && thrown !== null
    ? (Object.getOwnPropertyDescriptor(thrown, name)?.value ?? Reflect.get(thrown, name))
    : undefined;

/**
 * What is kept of anything that was thrown. A handler knows customers and may name them in what
 * it throws, so what looks like an address or a number of theirs is left out. The rest is for the
 * handler to keep clean: names cannot be told from other words.
 */
export const keptErrorOf = (thrown: unknown): KeptError => {
  const code = [field(thrown, 'code'), field(thrown, 'name')].find(
    (one): one is string => typeof one === 'string' && CODE.test(one),
  );
  const message = field(thrown, 'message');
  return keptError(code ?? 'HandlerFailed', typeof message === 'string' ? message : '');
};

/** An error as it is kept. */
export const keptError = (code: string, message: string): KeptError => ({
  code: CODE.test(code) ? code : 'HandlerFailed',
  message: oneLine(message, LONGEST_MESSAGE),
});

const oneLine = (text: string, longest: number): string =>
  text
    // Cut before it is searched: a handler may throw a page.
    .slice(0, 4 * longest)
    .replace(UNFIT, ' ')
    .replace(MAIL_ADDRESS, '…')
    .replace(LONG_NUMBER, '…')
    .trim()
    .slice(0, longest);
