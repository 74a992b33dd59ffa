import type { InstallationDetail } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Panel } from '../../ui/card.tsx';
import { Meter } from '../../ui/meter.tsx';
import { megabytes } from '../../words/phrases.ts';

const MILLIS_PER_CORE = 1_000;

function cores(millis: number): string {
  return say('{count|# core|# cores}', { count: Number((millis / MILLIS_PER_CORE).toFixed(2)) });
}

function share(used: number | null, limit: number, said: string): string {
  return used === null
    ? say('Not measured, of {limit}', { limit: said })
    : say('{percent} % of {said}', { percent: Math.round((100 * used) / limit), said });
}

function size(used: number | null, limit: number): string {
  return used === null
    ? say('Not measured, of {limit}', { limit: megabytes(limit) })
    : say('{used} of {limit}', { used: megabytes(used), limit: megabytes(limit) });
}

/** What it uses of what was bought. */
export function Usage({ installation: { usage, limits } }: { installation: InstallationDetail }) {
  return (
    <Panel title={say('Usage')}>
      <div className="grid gap-5">
        <Meter
          label={say('Memory')}
          value={usage.memory_mb}
          max={limits.memory_mb}
          text={size(usage.memory_mb, limits.memory_mb)}
        />
        <Meter
          label={say('Disk')}
          value={usage.disk_mb}
          max={limits.disk_mb}
          text={size(usage.disk_mb, limits.disk_mb)}
        />
        <Meter
          label={say('Processor')}
          value={usage.cpu_millis}
          max={limits.cpu_millis}
          text={share(usage.cpu_millis, limits.cpu_millis, cores(limits.cpu_millis))}
        />
      </div>
    </Panel>
  );
}
