/** The database of the read models cannot be used, or answered something that cannot be. */
export interface DatabaseFailed {
  readonly code: 'DatabaseFailed';
  readonly message: string;
  readonly facts: { readonly cause: string };
}

/** Somebody else keeps this version of the model live now. */
export interface ModelRunsElsewhere {
  readonly code: 'ModelRunsElsewhere';
  readonly message: string;
  readonly facts: { readonly name: string; readonly version: number };
}

/** A later version of the model is the current one, or somebody else has gone on from here. */
export interface ModelSuperseded {
  readonly code: 'ModelSuperseded';
  readonly message: string;
  readonly facts: { readonly name: string; readonly version: number };
}

/** No version of the model has caught up with the log yet, so there is nothing whole to read. */
export interface ModelNotBuilt {
  readonly code: 'ModelNotBuilt';
  readonly message: string;
  readonly facts: { readonly name: string };
}

/** The model stands in a version that this reader was not given, and none that it was is left. */
export interface VersionUnknown {
  readonly code: 'VersionUnknown';
  readonly message: string;
  readonly facts: {
    readonly name: string;
    readonly found: number;
    readonly known: readonly number[];
  };
}

/** The text of anything that was thrown. */
export const causeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown
    ? String(thrown.message)
    : String(thrown);

export const databaseFailed = (thrown: unknown): DatabaseFailed => ({
  code: 'DatabaseFailed',
  message: `The database of the read models cannot be used: ${causeOf(thrown)}. Nothing of this batch was written; start anew once it can be.`,
  facts: { cause: causeOf(thrown) },
});

export const runsElsewhere = (name: string, version: number): ModelRunsElsewhere => ({
  code: 'ModelRunsElsewhere',
  message: `Version ${version} of ${name} is kept live by another runner: stop that one first, or read what it keeps.`,
  facts: { name, version },
});

export const superseded = (name: string, version: number): ModelSuperseded => ({
  code: 'ModelSuperseded',
  message: `Version ${version} of ${name} is no longer the one to keep live: a later version took its place, or another runner went on from here.`,
  facts: { name, version },
});

export const notBuilt = (name: string): ModelNotBuilt => ({
  code: 'ModelNotBuilt',
  message: `${name} has not caught up with the log for the first time: ask again when it has.`,
  facts: { name },
});

export const versionUnknown = (
  name: string,
  found: number,
  known: readonly number[],
): VersionUnknown => ({
  code: 'VersionUnknown',
  message: `${name} stands in version ${found}, and this reader knows ${known.join(', ')}: give it the model of version ${found} too.`,
  facts: { name, found, known },
});
