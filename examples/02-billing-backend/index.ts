export type { Principal, Role } from './authentication/principal.ts';
export { knownTokens, tokenDigest } from './authentication/tokens.ts';
export type { Authenticate } from './authentication/tokens.ts';
export { createBackend } from './backend.ts';
export type { BackendOptions } from './backend.ts';
export { logTo } from './http/logging.ts';
export { carryOut } from './operations/carryOut.ts';
export type { Asked } from './operations/carryOut.ts';
export { stopGracefully } from './stopGracefully.ts';
