import type Docker from 'dockerode';
import { z } from 'zod';
import type { Observed } from '../../instance-driver.ts';
import { isRefusal } from './engine.ts';
import type { Found } from './look-up.ts';

const MIB = 1_048_576;

/** Measuring every volume walks all their files: old figures do for a while. */
const DISK_FIGURES_SECONDS = 300;

/** What engines tell of a running container. Podman's has fewer fields than Docker's. */
const Stats = z.object({
  read: z.coerce.date(),
  cpu_stats: z.object({ cpu_usage: z.object({ total_usage: z.number() }) }),
  memory_stats: z.object({
    usage: z.number().optional(),
    stats: z.object({ inactive_file: z.number().optional(), total_inactive_file: z.number().optional() }).nullish(),
  }),
});

const DiskFigures = z.object({
  Volumes: z.array(z.object({ Name: z.string(), UsageData: z.object({ Size: z.number() }).nullish() })).nullish(),
});

/** Measures what instances use. Processor time needs two looks: the first knows none. */
export function openUsage(clock: { now(): Date }) {
  const lastLook = new Map<string, { cpuNanoseconds: number; at: Date }>();
  let disk: { sizes: Map<string, number>; at: Date } | undefined;

  async function sizesOf(engine: Docker): Promise<Map<string, number>> {
    const now = clock.now();
    if (!disk || now.getTime() - disk.at.getTime() > DISK_FIGURES_SECONDS * 1000) {
      const { Volumes } = DiskFigures.parse(await engine.df());
      disk = { sizes: new Map(Volumes?.map((one) => [one.Name, one.UsageData?.Size ?? 0])), at: now };
    }
    return disk.sizes;
  }

  async function diskMb(engine: Docker, found: Found): Promise<number> {
    const sizes = await sizesOf(engine);
    const bytes = Object.values(found.volumes).reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    return Math.ceil(bytes / MIB);
  }

  return {
    async of(engine: Docker, found: Found): Promise<Observed['usage']> {
      if (found.status !== 'running' && found.status !== 'paused') {
        lastLook.delete(found.id);
        return { cpuMillis: null, memoryMb: null, diskMb: await diskMb(engine, found) };
      }
      const stats = await statsOf(engine, found.id);
      if (!stats) return { cpuMillis: null, memoryMb: null, diskMb: await diskMb(engine, found) };
      const before = lastLook.get(found.id);
      const now = { cpuNanoseconds: stats.cpu_stats.cpu_usage.total_usage, at: stats.read };
      lastLook.set(found.id, now);
      return {
        cpuMillis: before ? cpuMillisBetween(before, now) : null,
        memoryMb: memoryMb(stats.memory_stats),
        diskMb: await diskMb(engine, found),
      };
    },
  };
}

/** @returns null for one that has ended since it was looked up. */
async function statsOf(engine: Docker, id: string): Promise<z.output<typeof Stats> | null> {
  try {
    return Stats.parse(await engine.getContainer(id).stats({ stream: false, 'one-shot': true }));
  } catch (error) {
    if (error instanceof z.ZodError || isRefusal(error)) return null; // Podman 4 answers 500, or 200 with nothing
    throw error;
  }
}

type Look = { cpuNanoseconds: number; at: Date };

function cpuMillisBetween(before: Look, now: Look): number | null {
  const passedNanoseconds = (now.at.getTime() - before.at.getTime()) * 1_000_000;
  const used = now.cpuNanoseconds - before.cpuNanoseconds;
  return passedNanoseconds > 0 && used >= 0 ? Math.round((used / passedNanoseconds) * 1000) : null;
}

/** Less the file cache that the kernel gives back when asked, as `docker stats` counts it. */
function memoryMb({ usage, stats }: z.output<typeof Stats>['memory_stats']): number | null {
  if (usage === undefined) return null;
  return Math.ceil((usage - (stats?.total_inactive_file ?? stats?.inactive_file ?? 0)) / MIB);
}
