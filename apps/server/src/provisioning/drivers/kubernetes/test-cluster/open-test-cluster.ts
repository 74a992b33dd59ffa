import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeAddresses } from './addresses.ts';
import { STANDARD_CLASS } from './admission.ts';
import { openApiServer } from './api-server.ts';
import { runControllers } from './controllers.ts';
import { type ExecProtocol, runExec } from './exec.ts';
import type { Image, Images } from './images.ts';
import { runKubelet } from './kubelet.ts';
import { notFound, Refused } from './refused.ts';
import { type Asked, verbOf } from './request.ts';
import { type Rule, rightsOf } from './rights.ts';
import { runServiceProxy } from './service-proxy.ts';
import { newThing, Store } from './store.ts';

const TOKEN = 'token-of-vozex';

/** What a test may have go wrong. */
export type Troubles = {
  /** The API server answers nobody. */
  isAway: boolean;
  /** Answers of the next requests that match, in the place of what they ask. */
  next: { matches(asked: Asked): boolean; refusal: Refused }[];
  /** Waits before each answer, milliseconds. */
  slowMs: number;
  /** Lines to pods are cut after so much output. */
  cutAfterBytes: number;
  execProtocol: ExecProtocol;
};

/**
 * A cluster of one node inside this process: an API server with server-side apply, admission, quotas and rights; the
 * controllers of stateful sets, claims and namespaces; a node that runs containers as processes; addresses of services
 * that lead to them. What it is not: a network between pods, file systems of their own, more than one container.
 *
 * @param images by name; see `Images`.
 * @param rules what the account of VOZEX may do.
 */
export async function openTestCluster(setup: {
  images: Record<string, Image | 'unreachable'>;
  rules: Rule[];
  now: () => Date;
}) {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-cluster-'));
  const store = new Store(setup.now);
  const addresses = await takeAddresses();
  const images: Images = { find: (name) => setup.images[name] };
  await mkdir(join(folder, 'volumes'));
  const settings = {
    folder: join(folder, 'volumes'),
    secondMs: 25,
    firstRestartMs: 1_500,
    nextPodAddress: addresses.nextPodAddress,
  };
  const controllers = runControllers(store, addresses);
  const kubelet = runKubelet(store, images, settings);
  const proxy = runServiceProxy(store);
  const troubles: Troubles = {
    isAway: false,
    next: [],
    slowMs: 0,
    cutAfterBytes: Number.POSITIVE_INFINITY,
    execProtocol: 'v5.channel.k8s.io',
  };
  const requests: string[] = [];

  const server = await openApiServer({
    store,
    addresses,
    rights: rightsOf({ vozex: setup.rules }),
    userOf: (token) => (token === null ? 'admin' : token === TOKEN ? 'vozex' : null),
    async trouble(asked) {
      requests.push(`${verbOf(asked)} ${asked.kind.plural}`);
      if (troubles.slowMs > 0) await pause(troubles.slowMs);
      if (troubles.isAway) throw new Refused(0, '', '');
      const place = troubles.next.findIndex((one) => one.matches(asked));
      if (place >= 0) throw troubles.next.splice(place, 1)[0]?.refusal;
    },
    logsOf(pod, lines) {
      const log = kubelet.runOf(pod)?.log ?? '';
      return `${log.trimEnd().split('\n').slice(-lines).join('\n')}\n`;
    },
    exec(asked, request, socket) {
      const pod = store.find('Pod', asked.namespace, asked.name ?? '');
      const run = pod && kubelet.runOf(pod);
      if (!run?.process) throw notFound('pods', asked.name ?? '');
      const [program = '', ...args] = asked.query.getAll('command').map(run.outside);
      const command = { program, args, environment: { PATH: process.env.PATH } };
      runExec(asked, request, socket, {
        command,
        protocol: troubles.execProtocol,
        cutAfterBytes: troubles.cutAfterBytes,
      });
    },
  });
  seed(store);
  const kubeconfigPath = join(folder, 'kubeconfig');
  await writeFile(kubeconfigPath, kubeconfig(server.url), { mode: 0o600 });

  return {
    store,
    url: server.url,
    folder,
    kubeconfigPath,
    troubles,
    /** What was asked, as `get pods`, in its order. */
    requests,
    images: setup.images,
    async close() {
      controllers.stop();
      await kubelet.stop();
      await proxy.stop();
      await server.close();
      addresses.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type TestCluster = Awaited<ReturnType<typeof openTestCluster>>;

/** One node, one storage class, the namespaces every cluster has. */
function seed(store: Store): void {
  for (const name of ['default', 'kube-system', 'vozex']) {
    const namespace = newThing('Namespace', name);
    namespace.metadata.labels = { 'kubernetes.io/metadata.name': name };
    store.put({ ...namespace, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } });
  }
  store.put({ ...newThing('StorageClass', STANDARD_CLASS), provisioner: 'fake', allowVolumeExpansion: true });
  store.put({ ...newThing('StorageClass', 'fixed'), provisioner: 'fake', allowVolumeExpansion: false });
  store.put({
    ...newThing('Node', 'node-1'),
    spec: {},
    status: {
      allocatable: { cpu: '64', memory: '65536Mi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
      addresses: [
        { type: 'InternalIP', address: '127.0.0.1' },
        { type: 'ExternalIP', address: '203.0.113.7' },
      ],
      nodeInfo: { kubeletVersion: 'v1.32.4' },
    },
  });
}

function kubeconfig(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'vozex', user: { token: TOKEN } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'vozex' } }],
    'current-context': 'test',
  });
}
