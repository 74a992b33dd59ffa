import { join } from 'node:path';

export type Environment = {
  port: number;
  host: string | undefined;
  dataFolder: string;
  /** Who sends it is the owner; without one there is no owner. */
  adminToken: string | undefined;
  /** Whether it may be told to misbehave. */
  drills: boolean;
  /** Ends at once, as a release with a bug at start would. */
  crashAtStart: boolean;
};

/** Reads the environment: the only place that does. @throws Error for a port that is none. */
export function readEnvironment(root: string, source: Record<string, string | undefined> = process.env): Environment {
  const port = Number(source.PORT ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${source.PORT}`);
  const drills = source.GUESTBOOK_DRILLS === '1';
  return {
    port,
    host: source.HOST || undefined,
    dataFolder: source.DATA_DIR || join(root, 'data'),
    adminToken: source.ADMIN_TOKEN || undefined,
    drills,
    crashAtStart: drills && source.GUESTBOOK_CRASH_AT_START === '1',
  };
}
