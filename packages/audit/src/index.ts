export type { Finding, FindingCode } from './finding.ts';
export { verifyChain } from './chain/verifyChain.ts';
export type { ChainVerdict } from './chain/verifyChain.ts';
