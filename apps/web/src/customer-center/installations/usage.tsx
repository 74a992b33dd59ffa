import type { InstallationDetail } from '../../api/installations.ts';
import { Panel } from '../../ui/card.tsx';
import { Meter } from '../../ui/meter.tsx';
import { counted, megabytes } from '../../words/phrases.ts';

const MILLIS_PER_CORE = 1_000;

function cores(millis: number): string {
  const count = millis / MILLIS_PER_CORE;
  return counted(Number(count.toFixed(2)), 'core');
}

function share(used: number | null, limit: number, said: string): string {
  return used === null ? `Not measured, of ${said}` : `${Math.round((100 * used) / limit)} % of ${said}`;
}

function size(used: number | null, limit: number): string {
  return used === null ? `Not measured, of ${megabytes(limit)}` : `${megabytes(used)} of ${megabytes(limit)}`;
}

/** What it uses of what was bought. */
export function Usage({ installation: { usage, limits } }: { installation: InstallationDetail }) {
  return (
    <Panel title="Usage">
      <div className="grid gap-5">
        <Meter
          label="Memory"
          value={usage.memory_mb}
          max={limits.memory_mb}
          text={size(usage.memory_mb, limits.memory_mb)}
        />
        <Meter label="Disk" value={usage.disk_mb} max={limits.disk_mb} text={size(usage.disk_mb, limits.disk_mb)} />
        <Meter
          label="Processor"
          value={usage.cpu_millis}
          max={limits.cpu_millis}
          text={share(usage.cpu_millis, limits.cpu_millis, cores(limits.cpu_millis))}
        />
      </div>
    </Panel>
  );
}
