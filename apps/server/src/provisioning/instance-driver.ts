import type { z } from 'zod';

/** What one instance may use. A driver that cannot keep a limit says so in `guarantees`, and never pretends. */
export type Limits = {
  /** Thousandths of a core. */
  cpuMillis: number;
  memoryMb: number;
  diskMb: number;
  /** Processes and threads together. */
  pids: number;
};

/** What a template starts: a bundle of files, or an image. `sha256` or digest pins it for ever. */
export type Release =
  | { kind: 'bundle'; version: string; storageKey: string; sha256: string }
  | { kind: 'image'; version: string; image: string };

/** Everything an instance should be. The same spec twice is one instance in one state. */
export type InstanceSpec = {
  /** Names the instance for ever; each driver derives its own names from it, the same ones every time. */
  instanceKey: string;
  instanceId: string;
  release: Release;
  limits: Limits;
  /** Environment of the application. Values may be secret: never logged, never shown. */
  environment: Record<string, string>;
  /** Path that answers 2xx when the application is well. */
  healthPath: string;
  /** Port the application listens on, inside. */
  port: number;
  /** Names of folders that must survive upgrades and are backed up. */
  dataFolders: string[];
  /** Grows with every change of this spec: kept by the driver as a label, so that drift can be seen. */
  revision: number;
};

/** What a driver sees of an instance, now. */
export type Observed = {
  state: 'absent' | 'starting' | 'running' | 'unhealthy' | 'suspended' | 'stopped' | 'failed';
  /** Where the application answers, for the proxy: `http://127.0.0.1:41234`; null while it does not. */
  address: string | null;
  version: string | null;
  revision: number | null;
  usage: { cpuMillis: number | null; memoryMb: number | null; diskMb: number | null };
  /** Why it stands as it does, in words for operators: exit code, killed for memory, image missing. */
  reason: string | null;
  /** Times it was started anew since it was last well. */
  restarts: number;
};

/** How an instruction ended. `failed`: trying again cannot help without a change; `busy`: look again later. */
export type DriverAnswer =
  | { kind: 'done' }
  | { kind: 'busy'; lookAgainAfterSeconds: number }
  | { kind: 'failed'; code: string; reason: string };

/** What is told about one found instance: enough to know whose it is. */
export type Listed = { instanceKey: string; instanceId: string; state: Observed['state'] };

/** A backup as a driver made it: one file, of the data folders only. */
export type BackupFile = { path: string; sizeBytes: number; sha256: string };

/** What one place can still take, of what it has in all. */
export type Capacity = { total: Limits & { instances: number }; note: string | null };

/**
 * One engine that runs instances. Every method is idempotent by instance key and may be called again at any time, also
 * by another process after this one died in the middle: it first looks at what is there. None decides anything: what
 * should be stands in our rows, and the reconcile loop asks for it. Each passes `instance-driver-suite.ts`.
 *
 * @throws DriverUnreachable when the engine does not answer; everything else is an answer.
 */
export type InstanceDriver = {
  readonly key: 'process' | 'oci' | 'kubernetes';
  /** What this engine on this machine really keeps, in words an operator can read, e.g. "memory limit: cgroup v1". */
  guarantees(): Promise<{ holds: string[]; lacks: string[] }>;
  /** Makes it so: creates, resizes, changes version or environment. Returns once the engine has accepted it. */
  ensure(spec: InstanceSpec, signal: AbortSignal): Promise<DriverAnswer>;
  observe(instanceKey: string, signal: AbortSignal): Promise<Observed>;
  /** Stops it using anything but disk; requests to it end. */
  suspend(instanceKey: string, signal: AbortSignal): Promise<DriverAnswer>;
  resume(instanceKey: string, signal: AbortSignal): Promise<DriverAnswer>;
  restart(instanceKey: string, signal: AbortSignal): Promise<DriverAnswer>;
  /** Writes the data folders into one file at `target`; the application is held still meanwhile. */
  backup(instanceKey: string, target: string, signal: AbortSignal): Promise<BackupFile | DriverAnswer>;
  /** Replaces the data folders by those of a backup. The instance is stopped meanwhile and comes back as it was. */
  restore(instanceKey: string, source: string, signal: AbortSignal): Promise<DriverAnswer>;
  /** Removes it with its data; nothing of it is left. Asked for something that is not there, it is done. */
  destroy(instanceKey: string, signal: AbortSignal): Promise<DriverAnswer>;
  /** Everything of ours that this engine holds, by label: what nobody knows any more is found so. */
  list(signal: AbortSignal): Promise<Listed[]>;
  logs(instanceKey: string, lines: number, signal: AbortSignal): Promise<string>;
  capacity(signal: AbortSignal): Promise<Capacity>;
  close(): Promise<void>;
};

/** How an engine is described and opened; `config` is what a pool of it stores. */
export type InstanceDriverDefinition<Config extends z.ZodType = z.ZodType> = {
  readonly key: InstanceDriver['key'];
  readonly title: string;
  readonly config: Config;
  open(
    config: z.output<Config>,
    parts: {
      /** Where this engine may keep files of its own. */
      folder: string;
      clock: { now(): Date };
      /** Opens a bundle by its storage key, as it was uploaded. */
      openBundle(storageKey: string): Promise<NodeJS.ReadableStream>;
    },
  ): Promise<InstanceDriver>;
};

/** The engine did not answer; nothing is known of what it did. */
export class DriverUnreachable extends Error {}

/** The name an engine uses for an instance: short, the same every time, and nobody's name. */
export type EngineName = `vz-${string}`;
