import { Meter } from '../ui/meter.tsx';
import { cores, counted, mebibytes } from '../words/phrases.ts';

type Sizes<Amount> = { cpu_millis: Amount; memory_mb: Amount; disk_mb: Amount };

/** Processor, memory and disk: how much of each is taken; and instances, where they are counted. */
export function ResourceMeters({
  taken,
  limits,
}: {
  taken: Sizes<number | null> & { instances?: number };
  limits: Sizes<number> & { instances?: number };
}) {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {taken.instances !== undefined && limits.instances !== undefined && (
        <Meter
          label="Instances"
          value={taken.instances}
          max={limits.instances}
          words={(count) => counted(count, 'instance')}
        />
      )}
      <Meter label="Processor" value={taken.cpu_millis} max={limits.cpu_millis} words={cores} />
      <Meter label="Memory" value={taken.memory_mb} max={limits.memory_mb} words={mebibytes} />
      <Meter label="Disk" value={taken.disk_mb} max={limits.disk_mb} words={mebibytes} />
    </div>
  );
}
