import { type ChildProcess, spawn } from 'node:child_process';
import { mebibytesOf } from '../quantity.ts';
import type { Image, Images } from './images.ts';
import { mount, type Outside } from './mounts.ts';
import { podStatus } from './pod-status.ts';
import { probe } from './probe.ts';
import type { Store } from './store.ts';
import { at, type Fields, itemsAt, type Thing, textAt } from './thing.ts';
import { watchMemory } from './watch-memory.ts';

export type NodeSettings = {
  /** Where volumes are. */
  folder: string;
  /** How long a second of the node lasts, milliseconds: its patience is long, a test's is not. */
  secondMs: number;
  /** Before a container is started anew for the first time; a node has to notice and to prepare, milliseconds. */
  firstRestartMs: number;
  nextPodAddress(): string;
};

const BACK_OFF_SECONDS = [10, 20, 40, 80, 160];
const BACK_OFF_SECONDS_MAX = 300;
const IMAGE_RETRY_SECONDS = 10;
const LOG_CHARACTERS_KEPT = 100_000;

/** Runs the one container of a pod as a process of this machine, and keeps the pod's status. */
export class PodRun {
  readonly outside: Outside;
  readonly #store: Store;
  readonly #images: Images;
  readonly #settings: NodeSettings;
  readonly #pod: Thing;
  readonly #container: Fields;
  readonly #address: string;
  readonly #ended = Promise.withResolvers<void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #child: ChildProcess | undefined;
  #isEnding = false;
  #restarts = 0;
  #last: Fields | null = null;
  #log = '';
  #stopProbe = () => {};

  constructor(store: Store, images: Images, settings: NodeSettings, pod: Thing) {
    this.#store = store;
    this.#images = images;
    this.#settings = settings;
    this.#pod = pod;
    this.#container = itemsAt(pod, 'spec', 'containers')[0] as Fields; // because admission asks for one
    this.#address = settings.nextPodAddress();
    this.outside = mount(store, settings.folder, pod, this.#container);
    this.#tell({ waiting: { reason: 'ContainerCreating' } }, false, 'Pending');
    this.#later(0, () => this.#start());
  }

  get log(): string {
    return this.#log;
  }

  get process(): ChildProcess | undefined {
    return this.#child;
  }

  /** Ends it, and removes it once no process of it is left. */
  end(graceSeconds: number): Promise<void> {
    if (this.#isEnding && graceSeconds > 0) return this.#ended.promise;
    this.#isEnding = true;
    this.#stopProbe();
    for (const timer of this.#timers) clearTimeout(timer);
    if (!this.#child) this.#finish();
    else if (graceSeconds === 0) this.#child.kill('SIGKILL');
    else {
      this.#child.kill('SIGTERM');
      this.#later(graceSeconds, () => this.#child?.kill('SIGKILL'));
    }
    return this.#ended.promise;
  }

  #later(seconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, seconds * this.#settings.secondMs);
    this.#timers.add(timer);
  }

  #tell(state: Fields, isReady: boolean, phase = 'Running'): void {
    const [restarts, last, address, time] = [this.#restarts, this.#last, this.#address, this.#store.time()];
    const now = { state, isReady, phase, restarts, last, address, time };
    this.#store.putStatus(this.#pod, podStatus(this.#pod, this.#container, now));
  }

  #start(): void {
    const name = textAt(this.#container, 'image');
    const image = this.#images.find(name);
    const environment = this.#environment();
    if (image === undefined || image === 'unreachable') {
      const notFound = `failed to resolve reference "${name}": ${name}: not found`;
      this.#waitForImage(name, image === 'unreachable' ? 'dial tcp: i/o timeout' : notFound);
    } else if (environment) this.#run(image, environment);
    else {
      const waiting = { reason: 'CreateContainerConfigError', message: 'secret "environment" not found' };
      this.#tell({ waiting }, false, 'Pending');
      this.#later(IMAGE_RETRY_SECONDS, () => this.#start());
    }
  }

  #waitForImage(name: string, why: string): void {
    const message = `failed to pull and unpack image: ${why}`;
    this.#tell({ waiting: { reason: 'ErrImagePull', message } }, false, 'Pending');
    this.#store.warn(this.#pod, 'Failed', `Failed to pull image "${name}": ${why}`);
    this.#later(IMAGE_RETRY_SECONDS, () => {
      const backOff = { reason: 'ImagePullBackOff', message: `Back-off pulling image "${name}": ${why}` };
      this.#tell({ waiting: backOff }, false, 'Pending');
      this.#later(IMAGE_RETRY_SECONDS, () => this.#start());
    });
  }

  /** @returns null when a secret it reads is not there. */
  #environment(): Record<string, string> | null {
    const values: Record<string, string> = {};
    for (const source of itemsAt(this.#container, 'envFrom')) {
      const secret = this.#store.find('Secret', this.#pod.metadata.namespace, textAt(source, 'secretRef', 'name'));
      if (!secret) return null;
      for (const [name, value] of Object.entries((secret.data ?? {}) as Record<string, string>)) {
        values[name] = this.outside(Buffer.from(value, 'base64').toString());
      }
    }
    return values;
  }

  #run(image: Image, environment: Record<string, string>): void {
    const command = itemsAt(this.#container, 'command').map(String);
    const [program = image.program, ...args] = command.length > 0 ? command : [image.program, ...image.args];
    const env = { ...image.environment, ...environment, HOST: this.#address }; // inside, that would be every address
    const child = spawn(program, args, { cwd: image.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const startedAt = this.#store.time();
    const note = (said: unknown) => {
      this.#log = (this.#log + String(said)).slice(-LOG_CHARACTERS_KEPT);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('error', (error) => note(`${error.message}\n`));
    const memory = watchMemory(child, mebibytesOf(textAt(this.#container, 'resources', 'limits', 'memory')));
    this.#probe({ running: { startedAt } });
    child.on('close', (code, signal) => {
      this.#stopProbe();
      const exitCode = code ?? (signal === 'SIGKILL' ? 137 : 143);
      const reason = memory.isOver() ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error';
      this.#over({ exitCode, reason, startedAt, finishedAt: this.#store.time() });
    });
  }

  /** One without a probe is ready as soon as it runs. */
  #probe(running: Fields): void {
    const readiness = at(this.#container, 'readinessProbe') as Fields | undefined;
    this.#tell(running, readiness === undefined);
    if (!readiness) return;
    this.#stopProbe = probe(readiness, this.#container, this.#address, this.#settings.secondMs, {
      ready: (isReady) => this.#tell(running, isReady),
      unwell: (why) => this.#store.warn(this.#pod, 'Unhealthy', `Readiness probe failed: ${why}`),
    });
  }

  /** What ended by itself is started anew, after ever longer pauses, unless the pod says never. */
  #over(terminated: Fields): void {
    this.#child = undefined;
    if (this.#isEnding) {
      this.#finish();
      return;
    }
    if (textAt(this.#pod, 'spec', 'restartPolicy') !== 'Always') {
      this.#tell({ terminated }, false, terminated.exitCode === 0 ? 'Succeeded' : 'Failed');
      return;
    }
    this.#tell({ terminated }, false);
    this.#last = terminated;
    const { secondMs, firstRestartMs } = this.#settings;
    const backOff = BACK_OFF_SECONDS[this.#restarts - 1] ?? BACK_OFF_SECONDS_MAX;
    if (this.#restarts > 0) {
      const message = `back-off ${backOff}s restarting failed container=${textAt(this.#container, 'name')}`;
      this.#tell({ waiting: { reason: 'CrashLoopBackOff', message } }, false);
    }
    this.#later(this.#restarts === 0 ? firstRestartMs / secondMs : backOff, () => {
      this.#restarts += 1;
      this.#start();
    });
  }

  #finish(): void {
    const left = this.#store.find('Pod', this.#pod.metadata.namespace, this.#pod.metadata.name);
    if (left?.metadata.uid === this.#pod.metadata.uid) this.#store.remove(left);
    this.#ended.resolve();
  }
}
