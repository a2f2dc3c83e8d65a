import { describeLedger } from '../testing/describeLedger.ts';
import { createMemoryLedger } from './memoryLedger.ts';

describeLedger('The memory ledger', async () => createMemoryLedger());
