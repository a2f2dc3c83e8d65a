/** A command of a story, and when the store takes it. */
export interface Told {
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stories side by side, in the order of time. */
export const inOrder = (...stories: readonly (readonly Told[])[]): readonly Told[] =>
  stories.flat().sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
