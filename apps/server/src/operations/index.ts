// The door of operations.
export { findBrokenInvariants, INVARIANT_NAMES, type InvariantFinding } from './invariants.ts';
export { operationsRoutes } from './routes.ts';
