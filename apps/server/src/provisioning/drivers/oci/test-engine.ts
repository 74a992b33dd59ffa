import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Docker from 'dockerode';
import { isInstalled } from '../../test-programs.ts';
import { OciConfig } from './config.ts';
import { LABEL } from './names.ts';

/** A Podman of a test's own: its own folders, its own socket, its own range of addresses. */
export type TestEngine = {
  folder: string;
  config: OciConfig;
  docker: Docker;
  /** Ends the service as a crash would, and starts it again. Containers are not its children. */
  crashAndReturn(): Promise<void>;
  close(): Promise<void>;
};

const PODMAN = 'podman';
const IPTABLES = 'iptables';

/** Above it somebody else's programs count as ours: RLIMIT_NPROC is of a user on the whole machine. */
const PROCESSES_OF_ONE_USER = 4_096;
const FILES_OF_ONE_PROCESS = 4_096;

/** The service answers within this time, or something is wrong with it. */
const START_SECONDS_MAX = 20;

const RESETS_MAX = 5;

/** A service that nobody asks any more, since the tests were killed, ends by itself. */
const IDLE_SECONDS_MAX = 300;

/** Why no engine can be started here, said aloud, since a story that was skipped is one that nobody was told. */
function whyNoEngine(): string | null {
  if (process.getuid?.() !== 0) return 'only root can give Podman networks and limits here';
  for (const program of [PODMAN, 'runc', 'catatonit']) {
    if (!isInstalled(program)) return `${program} is not installed (Debian: apt-get install podman runc catatonit)`;
  }
  return null;
}

/** Prints, once a file, that stories about a real engine are skipped. @returns whether they are. */
export function skipsAloud(): boolean {
  const why = whyNoEngine();
  if (why) process.stderr.write(`\n!! NO CONTAINER ENGINE: stories about Docker and Podman are SKIPPED: ${why}\n`);
  return why !== null;
}

/**
 * Starts `podman system service` on a private socket.
 *
 * @param registries addresses of registries that may be asked without TLS.
 */
export async function testEngine(registries: string[] = []): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-podman-'));
  const at = (name: string) => join(folder, name);
  await mkdir(at('net'));
  await writeFile(at('containers.conf'), containersConf(at('net')));
  await writeFile(
    at('registries.conf'),
    registries.map((location) => `[[registry]]\nlocation = "${location}"\ninsecure = true\n`).join('\n'),
  );
  const storage = ['--root', at('root'), '--runroot', at('run'), '--tmpdir', at('tmp')];
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    CONTAINERS_CONF: at('containers.conf'),
    CONTAINERS_REGISTRIES_CONF: at('registries.conf'),
  };
  const config = OciConfig.parse({ socket_path: at('engine.sock'), owner: 'test' });
  const docker = new Docker({ socketPath: config.socket_path });
  const start = () =>
    startService(
      [...storage, 'system', 'service', '--time', String(IDLE_SECONDS_MAX), `unix://${config.socket_path}`],
      environment,
      docker,
    );
  let service = await start();

  return {
    folder,
    config,
    docker,
    async crashAndReturn() {
      await end(service, 'SIGKILL');
      service = await start();
    },
    async close() {
      await removeContainers(docker);
      await end(service, 'SIGTERM');
      await reset(storage, environment);
      await sweepFirewall();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Podman's own clean-up; it unmounts what is mounted, so the folder can go. It fails now and then over something that
 * is just ending, and the next one goes through.
 */
async function reset(storage: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  for (let left = RESETS_MAX; ; left--) {
    try {
      execFileSync(PODMAN, [...storage, 'system', 'reset', '--force'], { env: environment, stdio: 'pipe' });
      return;
    } catch (error) {
      if (left <= 1) throw error; // its message has what podman said
      await pause(1_000);
    }
  }
}

/** Limits and the older runtime for machines with control groups of version 1; a range of addresses by process. */
function containersConf(networkFolder: string): string {
  return `
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_config_dir = ${JSON.stringify(networkFolder)}
default_subnet_pools = [{ "base" = "10.${100 + (process.pid % 100)}.0.0/16", "size" = 24 }]
[containers]
default_ulimits = ["nofile=${FILES_OF_ONE_PROCESS}:${FILES_OF_ONE_PROCESS}", "nproc=${PROCESSES_OF_ONE_USER}:${PROCESSES_OF_ONE_USER}"]
`;
}

async function startService(args: string[], environment: NodeJS.ProcessEnv, docker: Docker): Promise<ChildProcess> {
  // In its own folder: what watches a container writes a file named `oom` wherever it stands.
  const service = spawn(PODMAN, args, { cwd: environment.HOME, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  service.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const last = performance.now() + START_SECONDS_MAX * 1000;
  for (;;) {
    const isThere = await docker.ping().then(
      () => true,
      () => false,
    );
    if (isThere) return service;
    if (service.exitCode !== null || performance.now() > last) throw new Error(`podman did not start: ${said}`);
    await pause(50);
  }
}

/** With them, what they hold of the machine goes: processes, addresses, ports, control groups. */
async function removeContainers(docker: Docker): Promise<void> {
  for (const { Id } of await docker.listContainers({ all: true }))
    await docker.getContainer(Id).remove({ force: true });
  const networks = await docker.listNetworks();
  for (const { Id, Labels } of networks) if (Labels?.[LABEL.owner] !== undefined) await docker.getNetwork(Id).remove();
}

/** Podman's older networking leaves the rules of a network behind: those of interfaces that are gone go as well. */
async function sweepFirewall(): Promise<void> {
  const interfaces = await readdir('/sys/class/net');
  const rules = execFileSync(IPTABLES, ['-w', '-S'], { encoding: 'utf8' }).split('\n');
  for (const rule of rules) {
    const name = / (vz[0-9a-f]{12}) /.exec(rule)?.[1];
    if (name === undefined || interfaces.includes(name)) continue;
    const words = rule.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
    try {
      execFileSync(IPTABLES, ['-w', '-D', ...words.slice(1)], { stdio: 'ignore' });
    } catch {
      // another test swept it just now
    }
  }
}

async function end(service: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => service.once('exit', resolve));
  service.kill(signal);
  await ended;
}
