// The door of operations.
export { findBrokenInvariants, INVARIANT_NAMES, type InvariantFinding } from './invariants.ts';
export { forgetSamples, sampleQueue } from './reports/queue.ts';
export { rollDays } from './reports/roll-days.ts';
export { operationsRoutes } from './routes.ts';
