/** A secret of 32 bytes that belongs to one account. */
export type CommentKey = Uint8Array;

/**
 * The port to the keys under which the free-text comments of customers are kept, one an account.
 * What was sealed under a key that is forgotten can never be read again, by nobody; all proofs of
 * the log still hold, since they cover what was sealed.
 */
export interface CommentKeys {
  /** The key of an account; made, and durably kept, when it has none. */
  readonly keyFor: (accountId: string) => Promise<CommentKey>;
  /** The key of an account, or null when it has none or it was forgotten. */
  readonly knownKeyOf: (accountId: string) => Promise<CommentKey | null>;
  /** Destroys the key of an account; one without a key is left alone. */
  readonly forget: (accountId: string) => Promise<void>;
}
