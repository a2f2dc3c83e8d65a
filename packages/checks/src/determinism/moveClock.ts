/**
 * Loaded before a program: it runs so many days from now, as if it were run again then. What reads
 * a clock of its own shows in what it writes.
 */
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1_000;
const ahead = Number(process.env['DISDETTA_DAYS_FROM_NOW'] ?? 0) * MILLISECONDS_A_DAY;
const { now } = Date;
const movedNow = (): number => now() + ahead;

Date.now = movedNow;
globalThis.Date = new Proxy(Date, {
  construct: (target, given: readonly unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [movedNow()] : given, newTarget) as Date,
});
