/** What the metadata of a stream says that the node heeds; null where it says nothing. */
export interface StreamMetadata {
  readonly maxCount: bigint | null;
  readonly maxAgeSeconds: bigint | null;
  readonly truncateBefore: bigint | null;
  /** The value of `$acl` as it stands in the JSON; undefined where there is none. */
  readonly acl: unknown;
}

/** What a stream without metadata has. */
export const NO_METADATA: StreamMetadata = {
  maxCount: null,
  maxAgeSeconds: null,
  truncateBefore: null,
  acl: undefined,
};
