import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mebibytesOf } from '../quantity.ts';
import type { Image, Images } from './images.ts';
import { probe } from './probe.ts';
import type { Store } from './store.ts';
import { at, type Fields, itemsAt, type Thing, textAt } from './thing.ts';

export type NodeSettings = {
  /** Where volumes are. */
  folder: string;
  /** How long a second of the node lasts, milliseconds: its patience is long, a test's is not. */
  secondMs: number;
  /** Before a container is started anew for the first time; a node has to notice and to prepare, milliseconds. */
  firstRestartMs: number;
  nextPodAddress(): string;
};

export type PodRun = {
  /** Ends it, and removes it once no process of it is left. */
  end(graceSeconds: number): Promise<void>;
  log(): string;
  /** The same with folders of this machine in the place of those inside. */
  outside(text: string): string;
  process(): ChildProcess | undefined;
};

const BACK_OFF_SECONDS = [10, 20, 40, 80, 160, 300];
const LOG_CHARACTERS_KEPT = 100_000;
const MEMORY_LOOK_MS = 50;
const PAGE_BYTES = 4_096;
const MIB = 1_048_576;

/**
 * Runs the one container of a pod as a process of this machine, and keeps its status. There is no other file system
 * inside: folders that are mounted are those of this machine, and said so in the environment and in commands.
 */
export function runPod(store: Store, images: Images, settings: NodeSettings, pod: Thing): PodRun {
  const container = (itemsAt(pod, 'spec', 'containers')[0] ?? {}) as Fields;
  const name = textAt(container, 'name');
  const address = settings.nextPodAddress();
  const mounts = mountsOf(store, settings, pod, container);
  const outside = (text: string) =>
    mounts.reduce((said, { inside, folder }) => said.replaceAll(new RegExp(`${inside}(?![\\w-])`, 'g'), folder), text);
  const ended = Promise.withResolvers<void>();
  const timers = new Set<NodeJS.Timeout>();
  let child: ChildProcess | undefined;
  let isEnding = false;
  let restarts = 0;
  let last: Fields | undefined;
  let log = '';
  let stopProbe = () => {};

  const later = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
  };

  function tell(state: Fields, isReady: boolean, phase = 'Running'): void {
    const now = store.time();
    const condition = (type: string, isSo: boolean): Fields => ({
      type,
      status: isSo ? 'True' : 'False',
      lastTransitionTime: now,
    });
    const status: Fields = {
      name,
      image: textAt(container, 'image'),
      imageID: '',
      ready: isReady,
      started: state.running !== undefined,
      restartCount: restarts,
      state,
      ...(last ? { lastState: { terminated: last } } : {}),
    };
    store.putStatus(pod, {
      phase,
      podIP: address,
      startTime: pod.metadata.creationTimestamp,
      conditions: [condition('PodScheduled', true), condition('Initialized', true), condition('Ready', isReady)],
      containerStatuses: [status],
    });
  }

  function start(): void {
    if (isEnding) return;
    const imageName = textAt(container, 'image');
    const image = images.find(imageName);
    if (image === undefined || image === 'unreachable') {
      withoutImage(imageName, image);
      return;
    }
    const environment = environmentOf(store, pod, container);
    if (!environment) {
      tell(
        { waiting: { reason: 'CreateContainerConfigError', message: 'secret "environment" not found' } },
        false,
        'Pending',
      );
      later(settings.secondMs * 10, start);
      return;
    }
    run(image, environment);
  }

  function withoutImage(imageName: string, image: 'unreachable' | undefined): void {
    const why =
      image === 'unreachable'
        ? 'dial tcp: i/o timeout'
        : `failed to resolve reference "${imageName}": ${imageName}: not found`;
    tell({ waiting: { reason: 'ErrImagePull', message: `failed to pull and unpack image: ${why}` } }, false, 'Pending');
    store.warn(pod, 'Failed', `Failed to pull image "${imageName}": ${why}`);
    later(settings.secondMs * 10, () => {
      if (isEnding) return;
      const message = `Back-off pulling image "${imageName}": ${why}`;
      tell({ waiting: { reason: 'ImagePullBackOff', message } }, false, 'Pending');
      later(settings.secondMs * 10, start);
    });
  }

  function run(image: Image, environment: Record<string, string>): void {
    const command = itemsAt(container, 'command').map(String);
    const [program = image.program, ...args] = command.length > 0 ? command : [image.program, ...image.args];
    const mapped = Object.entries(environment).map(([key, value]) => [key, outside(value)] as const);
    const own = { ...image.environment, ...Object.fromEntries(mapped), HOST: address }; // all interfaces inside
    const process = spawn(program, args, { cwd: image.folder, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
    child = process;
    const startedAt = store.time();
    const note = (chunk: Buffer) => {
      log = (log + String(chunk)).slice(-LOG_CHARACTERS_KEPT);
    };
    process.stdout.on('data', note);
    process.stderr.on('data', note);
    const running = { running: { startedAt } };
    const readiness = at(container, 'readinessProbe') as Fields | undefined;
    tell(running, readiness === undefined);
    const watching = watchMemory(process, mebibytesOf(textAt(container, 'resources', 'limits', 'memory')));
    if (readiness) {
      stopProbe = probe(readiness, container, address, settings.secondMs, {
        ready: (isReady) => tell(running, isReady),
        unwell: (why) => store.warn(pod, 'Unhealthy', `Readiness probe failed: ${why}`),
      });
    }
    process.on('error', (error) => note(Buffer.from(`${error.message}\n`)));
    process.on('close', (code, signal) => {
      stopProbe();
      const exitCode = code ?? (signal === 'SIGKILL' ? 137 : 143);
      const reason = watching.isOver() ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error';
      over({ exitCode, reason, startedAt, finishedAt: store.time() });
    });
  }

  function over(terminated: Fields): void {
    child = undefined;
    if (isEnding) {
      finish();
      return;
    }
    if (textAt(pod, 'spec', 'restartPolicy') !== 'Always') {
      tell({ terminated }, false, terminated.exitCode === 0 ? 'Succeeded' : 'Failed');
      return;
    }
    tell({ terminated }, false);
    last = terminated;
    const wait = (BACK_OFF_SECONDS[restarts - 1] ?? (restarts === 0 ? 0 : 300)) * settings.secondMs;
    if (wait > 0) {
      const message = `back-off ${wait / settings.secondMs}s restarting failed container=${name} pod=${pod.metadata.name}`;
      tell({ waiting: { reason: 'CrashLoopBackOff', message } }, false);
    }
    later(wait === 0 ? settings.firstRestartMs : wait, () => {
      restarts += 1;
      start();
    });
  }

  function finish(): void {
    const left = store.find('Pod', pod.metadata.namespace, pod.metadata.name);
    if (left?.metadata.uid === pod.metadata.uid) store.remove(left);
    ended.resolve();
  }

  tell({ waiting: { reason: 'ContainerCreating' } }, false, 'Pending');
  later(0, start);
  return {
    end(graceSeconds) {
      if (isEnding && graceSeconds > 0) return ended.promise;
      isEnding = true;
      stopProbe();
      for (const timer of timers) clearTimeout(timer);
      if (!child) finish();
      else if (graceSeconds === 0) child.kill('SIGKILL');
      else {
        child.kill('SIGTERM');
        later(graceSeconds * settings.secondMs, () => child?.kill('SIGKILL'));
      }
      return ended.promise;
    },
    log: () => log,
    outside,
    process: () => child,
  };
}

/** Folders of this machine for what is mounted inside, the longest path first. */
function mountsOf(store: Store, { folder }: NodeSettings, pod: Thing, container: Fields) {
  const claims = new Map(
    itemsAt(pod, 'spec', 'volumes').map((one) => [
      textAt(one, 'name'),
      store.find('PersistentVolumeClaim', pod.metadata.namespace, textAt(one, 'persistentVolumeClaim', 'claimName')),
    ]),
  );
  return itemsAt(container, 'volumeMounts')
    .flatMap((mount) => {
      const claim = claims.get(textAt(mount, 'name'));
      if (!claim) return [];
      const place = join(folder, claim.metadata.uid, textAt(mount, 'subPath'));
      mkdirSync(place, { recursive: true });
      return [{ inside: textAt(mount, 'mountPath'), folder: place }];
    })
    .toSorted((one, other) => other.inside.length - one.inside.length);
}

/** @returns null when a secret it reads is not there. */
function environmentOf(store: Store, pod: Thing, container: Fields): Record<string, string> | null {
  const values: Record<string, string> = {};
  for (const source of itemsAt(container, 'envFrom')) {
    const secret = store.find('Secret', pod.metadata.namespace, textAt(source, 'secretRef', 'name'));
    if (!secret) return null;
    for (const [name, value] of Object.entries((secret.data ?? {}) as Record<string, string>)) {
      values[name] = Buffer.from(value, 'base64').toString();
    }
  }
  return values;
}

/** Ends a process that takes more than its limit, as the kernel would. */
function watchMemory(child: ChildProcess, limitMb: number): { isOver(): boolean } {
  let isOver = false;
  const timer = setInterval(() => {
    if (child.exitCode !== null || child.signalCode !== null) return clearInterval(timer);
    if (limitMb === 0 || residentMb(child.pid) <= limitMb) return;
    isOver = true;
    child.kill('SIGKILL');
  }, MEMORY_LOOK_MS);
  child.on('close', () => clearInterval(timer));
  return { isOver: () => isOver };
}

function residentMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / MIB;
  } catch {
    return 0; // it has just ended, or this machine has no /proc
  }
}
