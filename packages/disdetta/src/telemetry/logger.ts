/**
 * Where a backend's logs go. Every logger of pino's shape is one. What is handed over has codes,
 * types and counts: no data of a command, and nothing personal.
 */
export interface Logger {
  readonly debug: (facts: object, message: string) => void;
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}
