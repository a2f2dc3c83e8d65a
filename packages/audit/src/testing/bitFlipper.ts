import { parentPort, workerData } from 'node:worker_threads';
import { flipBits } from './bitFlips.ts';
import type { Witnessed } from './bitFlips.ts';

// A thread of the whole campaign: flips every bit of the events it is given.
parentPort?.postMessage(flipBits(workerData as readonly Witnessed[], 1));
