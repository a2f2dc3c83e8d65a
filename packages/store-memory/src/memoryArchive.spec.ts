import { describeArchive } from '@disdetta/store-contract';
import { createMemoryArchive } from './memoryArchive.ts';

describeArchive('The memory archive', async () => createMemoryArchive());
