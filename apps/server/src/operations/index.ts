// The door of operations.
export { turnBenchRuns } from './bench/work-on-run.ts';
export { findBrokenInvariants, INVARIANT_NAMES, type InvariantFinding } from './invariants.ts';
export { operationsRoutes } from './routes.ts';
