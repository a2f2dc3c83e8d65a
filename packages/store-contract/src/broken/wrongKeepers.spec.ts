import { wrongKeepers } from './brokenStores.ts';
import { describeFaults } from './describeFaults.ts';

describeFaults(wrongKeepers);
