import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import type { Capacity } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';

const MIB = 1_048_576;

/** What the kernel holds at once unless told otherwise (pid_max). */
const PIDS_OF_A_MACHINE = 32_768;

/** What an engine tells of itself; either may leave any of it out. */
const EngineFacts = z.object({
  OperatingSystem: z.string().default('an unknown system'),
  ServerVersion: z.string().default('unknown'),
  NCPU: z.number(),
  MemTotal: z.number(),
  DockerRootDir: z.string().default(''),
  CgroupVersion: z.string().default('unknown'),
  MemoryLimit: z.boolean().default(false),
  CpuCfsQuota: z.boolean().default(false),
  PidsLimit: z.boolean().default(false),
  SecurityOptions: z
    .array(z.string())
    .nullish()
    .transform((options) => options ?? []),
});

/** What this engine keeps of what is asked of it, and what it does not, in an operator's words. */
export async function guarantees({ engine, config }: Errand): Promise<{ holds: string[]; lacks: string[] }> {
  const facts = EngineFacts.parse(await engine.info());
  const group = `cgroup v${facts.CgroupVersion.replace(/^v/, '')}`;
  const kept = (name: string, keeps: boolean) => ({ keeps, text: `${name}: ${group}` });
  const secured = (name: string) => facts.SecurityOptions.some((option) => option.startsWith(`name=${name}`));
  const limits = [
    kept('memory limit', facts.MemoryLimit),
    kept('processor limit', facts.CpuCfsQuota),
    kept('limit of processes', facts.PidsLimit),
    { keeps: secured('seccomp'), text: 'system calls filtered by seccomp' },
    {
      keeps: secured('userns') || secured('rootless'),
      text: 'users of their own (user namespace): a number inside is another outside',
    },
  ];
  return {
    holds: [
      'files: its own only, nothing writable but its data and a scratch folder',
      `runs as ${config.user}, without capabilities and without a way to gain privileges`,
      'network: no instance reaches another one',
      ...limits.filter((limit) => limit.keeps).map((limit) => limit.text),
    ],
    lacks: [
      'disk limit: volumes of the engine have none; what they use is measured',
      "network: an instance reaches the internet and what listens on the machine's own addresses; a firewall may forbid it",
      ...limits.filter((limit) => !limit.keeps).map((limit) => limit.text),
    ],
  };
}

/** What the machine of the engine has in all, less what is kept for itself. */
export async function capacity({ engine, config }: Errand): Promise<Capacity> {
  const facts = EngineFacts.parse(await engine.info());
  const disk = await diskMb(facts.DockerRootDir);
  return {
    total: {
      cpuMillis: facts.NCPU * 1000,
      memoryMb: Math.max(0, Math.floor(facts.MemTotal / MIB) - config.kept_free_memory_mb),
      diskMb: disk ?? 0,
      pids: PIDS_OF_A_MACHINE,
      instances: config.instances_max,
    },
    note:
      disk === null ? "the engine's disk cannot be seen from here" : `${facts.OperatingSystem}, ${facts.ServerVersion}`,
  };
}

/** Free and used space of the engine's own disk. @returns null when it is not on this machine. */
async function diskMb(folder: string): Promise<number | null> {
  try {
    const { blocks, bsize } = await statfs(folder);
    return Math.floor((blocks * bsize) / MIB);
  } catch {
    return null;
  }
}
