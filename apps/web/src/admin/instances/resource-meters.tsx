import { Meter } from '../../ui/meter.tsx';
import { cores, megabytes } from '../../words/phrases.ts';

type Sizes<Amount> = { cpu_millis: Amount; memory_mb: Amount; disk_mb: Amount };

type MetersProps = {
  taken: Sizes<number | null> & { instances?: number };
  limits: Sizes<number> & { instances?: number };
};

/** Processor, memory and disk: how much of each is taken; and instances, where they are counted. */
export function ResourceMeters({ taken, limits }: MetersProps) {
  const meter = (label: string, name: keyof Sizes<number> | 'instances', words: (amount: number) => string) => {
    const value = taken[name] ?? null;
    const max = limits[name];
    if (max === undefined) return null;
    const text = value === null ? `Not measured, of ${words(max)}` : `${words(value)} of ${words(max)}`;
    return <Meter label={label} value={value} max={max} text={text} />;
  };
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {meter('Instances', 'instances', String)}
      {meter('Processor', 'cpu_millis', cores)}
      {meter('Memory', 'memory_mb', megabytes)}
      {meter('Disk', 'disk_mb', megabytes)}
    </div>
  );
}
