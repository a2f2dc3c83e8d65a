/** Characters that a terminal would act on instead of showing them. */
// eslint-disable-next-line no-control-regex -- those very characters are looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** A text of a log as it may be shown: who wrote it must not write on the reader's terminal. */
export const printable = (text: string): string =>
  text.replace(
    CONTROL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
