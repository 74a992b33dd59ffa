import { z } from 'zod';

/** What an operator says of a pool that runs processes on one machine. */
export const ProcessPoolConfig = z.strictObject({
  ports_from: z.int().min(1_024).max(65_000).default(42_000).meta({
    title: 'First port',
    description: 'Instances listen on 127.0.0.1, each on a port of its own from here upwards.',
  }),
  ports: z.int().min(1).max(20_000).default(5_000).meta({ title: 'Number of ports' }),
  uid_from: z.int().min(10_000).max(2_000_000_000).default(200_000).meta({
    title: 'First user id',
    description: 'When VOZEX runs as root, each instance runs as a user of its own, numbered from here upwards.',
  }),
  stop_with_vozex: z.boolean().default(false).meta({
    title: 'Stop with VOZEX',
    description:
      'End the processes when VOZEX is stopped, and start them again with it. Otherwise they go on, and are adopted. For development.',
  }),
  allow_weak_isolation: z.boolean().default(false).meta({
    title: 'Allow weak isolation',
    description:
      'Run instances even where this machine keeps no memory limit, or cannot keep their files apart. For development only.',
  }),
});
export type ProcessPoolConfig = z.output<typeof ProcessPoolConfig>;
