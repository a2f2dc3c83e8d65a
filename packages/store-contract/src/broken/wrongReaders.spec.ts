import { wrongReaders } from './brokenStores.ts';
import { describeFaults } from './describeFaults.ts';

describeFaults(wrongReaders);
