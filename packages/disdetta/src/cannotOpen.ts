/**
 * The log could not be opened: a damaged file, a newer one, no permission, a part that is not
 * installed.
 */
export class CannotOpen extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CannotOpen';
    this.code = code;
  }
}
