import { z } from 'zod';

/** What a pool of Docker or Podman stores. */
export const OciConfig = z.strictObject({
  socket_path: z
    .string()
    .max(100)
    .regex(/^\/[^\0]+$/)
    .default('/var/run/docker.sock')
    .meta({
      title: 'Socket',
      description: 'Of Docker or Podman, on this machine. Whoever can write to it is root there: keep it to VOZEX.',
      examples: ['/var/run/docker.sock', '/run/podman/podman.sock'],
    }),
  owner: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .default('vozex')
    .meta({
      title: 'Name of this pool on the engine',
      description: 'What VOZEX makes carries it as a label. Two pools, or two shops, on one engine need two names.',
    }),
  publish_address: z
    .ipv4()
    .default('127.0.0.1')
    .meta({ title: 'Address instances answer at', description: 'The loopback keeps everybody but the proxy away.' }),
  user: z
    .string()
    .regex(/^[1-9]\d{0,8}:[1-9]\d{0,8}$/)
    .default('65532:65532')
    .meta({
      title: 'User and group inside',
      description: 'Numbers, never root. The same for every release, so that a new one can read the data of the old.',
    }),
  instances_max: z.int().min(1).max(10_000).default(28).meta({
    title: 'Instances at most',
    description: "Each has a network of its own; Docker's default address pools hold about thirty.",
  }),
  kept_free_memory_mb: z
    .int()
    .min(0)
    .max(1_048_576)
    .default(1_024)
    .meta({ title: 'Memory kept for the machine itself (MiB)' }),
});
export type OciConfig = z.output<typeof OciConfig>;
