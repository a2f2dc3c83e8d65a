import { isMainThread } from 'node:worker_threads';

// Loaded before a program that is measured: tells its largest resident size, in bytes, as it ends.
if (isMainThread) {
  process.on('exit', () => {
    process.stderr.write(`peak ${process.resourceUsage().maxRSS * 1_024}\n`);
  });
}
