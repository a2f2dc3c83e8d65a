import { describeEventStore } from '../eventStore.ts';
import { createSmallStore } from './smallStore.ts';

describeEventStore('The smallest store', async () => createSmallStore());
