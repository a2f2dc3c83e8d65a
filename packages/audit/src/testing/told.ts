/** A command of a story, and when the store takes it. */
export interface Told {
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}
