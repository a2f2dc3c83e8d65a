export { commandOf, facts, openings, stories } from './intents.ts';
export type { Intent } from './intents.ts';
export { decisionViolations, stateViolations } from './invariants.ts';
