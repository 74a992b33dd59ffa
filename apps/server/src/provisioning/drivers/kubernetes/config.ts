import { z } from 'zod';

const Name = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);

const Range = z.union([z.cidrv4(), z.cidrv6()]);

/** Where nobody's internet is: what clusters, clouds and offices use inside, and the addresses of cloud credentials. */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
];

/** What a pool of Kubernetes stores. */
export const KubernetesConfig = z.strictObject({
  kubeconfig_path: z
    .string()
    .max(400)
    .regex(/^\/[^\0]+$/)
    .optional()
    .meta({
      title: 'Kubeconfig',
      description:
        'A file on the machine of VOZEX: addresses and credentials stay in it. Empty: VOZEX runs in the cluster, with the account of its own pod.',
      examples: ['/etc/vozex/kubeconfig'],
    }),
  context: z.string().min(1).max(200).optional().meta({
    title: 'Context',
    description: 'Of the kubeconfig. Empty: its current one.',
  }),
  owner: Name.default('vozex').meta({
    title: 'Name of this pool on the cluster',
    description: 'What VOZEX makes carries it as a label. Two pools, or two shops, on one cluster need two names.',
  }),
  namespace_prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .default('vz-')
    .meta({ title: 'Namespaces begin with', description: 'Each instance has one of its own.' }),
  storage_class: z.string().min(1).max(253).optional().meta({
    title: 'Storage class',
    description: "Of the volumes with customers' data. Empty: the cluster's default. Choose one that can grow.",
  }),
  image_pull_secret: z
    .strictObject({ namespace: Name, name: z.string().min(1).max(253) })
    .optional()
    .meta({
      title: 'Secret of the registry',
      description: 'A secret of the cluster (kubernetes.io/dockerconfigjson). It is copied next to each instance.',
    }),
  proxy_namespace: Name.default('vozex').meta({
    title: 'Namespace of the proxy',
    description: 'From nowhere else in the cluster are instances reached.',
  }),
  proxy_ranges: z.array(Range).max(20).default([]).meta({
    title: 'Addresses of a proxy outside',
    description: 'Needed where instances are reached at nodes: what nodes hand on does not come from a namespace.',
  }),
  reached_at: z.enum(['cluster_ip', 'node_internal_ip', 'node_external_ip']).default('cluster_ip').meta({
    title: 'Instances answer at',
    description:
      'cluster_ip: an address inside the cluster, for a proxy in it. node_…: a port of every node, for a proxy outside.',
  }),
  dns_ranges: z.array(Range).max(20).default([]).meta({
    title: 'Addresses of DNS',
    description: 'Beside the namespace kube-system. Clusters with a DNS cache on each node need 169.254.20.10/32.',
  }),
  private_ranges: z.array(Range).max(50).default(PRIVATE_RANGES).meta({
    title: 'Addresses kept from instances',
    description: 'They reach the internet, DNS, and none of these. Add what your cluster uses beside them.',
  }),
  user: z
    .string()
    .regex(/^[1-9]\d{0,8}:[1-9]\d{0,8}$/)
    .default('65532:65532')
    .meta({
      title: 'User and group inside',
      description: 'Numbers, never root. The same for every release, so that a new one can read the data of the old.',
    }),
  carrier_image: z.string().min(1).max(500).default('docker.io/library/busybox:1.37').meta({
    title: 'Image for backups',
    description: 'Has sh, head, tar and sleep. A pod of it hands the data out while the application stands still.',
  }),
  instances_max: z.int().min(1).max(10_000).default(500).meta({ title: 'Instances at most' }),
  disk_mb: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(1_048_576)
    .meta({ title: 'Disk of the pool (MiB)', description: 'Clusters do not tell how much their storage can hold.' }),
});
export type KubernetesConfig = z.output<typeof KubernetesConfig>;
