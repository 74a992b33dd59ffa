import { openStage, STAGE_VARIABLE, serveStage } from './stage.ts';

/**
 * Vitest's globalSetup: one stage for the whole run. It costs nothing until a story asks for a database; then one
 * PostgreSQL and one seeded shop serve all files.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const served = await serveStage(openStage());
  process.env[STAGE_VARIABLE] = served.url;
  return () => served.close();
}
