import { commandCodecs } from '@disdetta/core';
import type { CommandType } from '@disdetta/core';
import type { QueryName } from '@disdetta/projections';

/** Tells the time. The library has no clock of its own: this is the only place that looks. */
export type Clock = () => Date;

/** The clock of the system. */
export const systemClock: Clock = () => new Date();

/** Queries that are always about an instant; others look at everything when none is given. */
const ABOUT_AN_INSTANT: ReadonlySet<QueryName> = new Set<QueryName>([
  'planStatus',
  'refundEligibility',
  'usageSinceLastBilling',
  'currentPlans',
]);

/** Whether a command of this type may leave its instant to the clock. */
export const hasInstant = (type: CommandType): boolean =>
  'at' in commandCodecs[type].fields.data.fields;

/** Whether a query of this name may leave its instant to the clock. */
export const isAboutAnInstant = (name: QueryName): boolean => ABOUT_AN_INSTANT.has(name);

/** Whether data names an instant; plain JavaScript may also name it as undefined. */
export const namesInstant = (data: object): boolean => 'at' in data && data.at !== undefined;

/** Data with the time of the clock, unless it names an instant. */
export const timed = (data: object, clock: Clock): object =>
  namesInstant(data) ? data : { ...data, at: clock().toISOString() };
