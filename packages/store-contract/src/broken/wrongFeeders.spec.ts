import { wrongFeeders } from './brokenStores.ts';
import { describeFaults } from './describeFaults.ts';

describeFaults(wrongFeeders);
