// What the stage (dev-world) and the tools use of the server.

export {
  importProducts,
  type RehearsalDocument,
  type RehearsalLine,
  type RehearsalStep,
  sampleChoices,
} from './catalog/index.ts';
export { type Env, EnvProblem, EnvSchema, readEnv } from './env.ts';
export { askWhether, runFulfillment } from './fulfillment/index.ts';
export type { Clock } from './kernel/clock.ts';
export { type Database, openPglite, openPgliteInMemory, openPostgres } from './kernel/database.ts';
export type { Log } from './kernel/log.ts';
export { migrate } from './kernel/migrate.ts';
export { describeRoutes } from './kernel/openapi.ts';
export { findBrokenInvariants } from './operations/index.ts';
export { expireOrders } from './orders/index.ts';
export { ROUTES } from './routes.ts';
export { type RunningShop, startVozex } from './start.ts';
export { openShop, type ProcessRole, type Shop } from './wiring.ts';
