import { wrongWriters } from './brokenStores.ts';
import { describeFaults } from './describeFaults.ts';

describeFaults(wrongWriters);
