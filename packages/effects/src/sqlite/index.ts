export { CannotOpenLedger, openSqliteLedger } from './openSqliteLedger.ts';
export type { SqliteLedgerOptions } from './openSqliteLedger.ts';
