import type { ContainerCreateOptions } from 'dockerode';
import type { OciConfig } from './config.ts';
import { type ImageSpec, keptSpec } from './kept-spec.ts';
import { engineName, LABEL, mountPoint } from './names.ts';
import { mountsOf } from './volumes.ts';

/** The scratch folder is memory, and counts as the instance's own. */
const SCRATCH_MB = 64;

/** 10 MiB in each of three files: a talkative application fills no disk. */
const LOG_FILE_SIZE = '10m';
const LOG_FILES = '3';

const MIB = 1_048_576;

/**
 * The container of an instance: nothing of the host, nothing writable but its volumes and a scratch folder, no
 * privilege and no way to gain one.
 *
 * Limits of open files and the like are left to the engine's own configuration.
 *
 * @param container with the names of its volumes by data folder.
 */
export function containerOptions(
  config: OciConfig,
  { spec, volumes, suspended }: { spec: ImageSpec; volumes: Record<string, string>; suspended: boolean },
): ContainerCreateOptions {
  const port = `${spec.port}/tcp`;
  return {
    Image: spec.release.image,
    User: config.user,
    Env: Object.entries({ ...defaultEnvironment(spec), ...spec.environment }).map(
      ([name, value]) => `${name}=${value}`,
    ),
    Labels: {
      [LABEL.owner]: config.owner,
      [LABEL.instanceKey]: spec.instanceKey,
      [LABEL.instanceId]: spec.instanceId,
      [LABEL.revision]: String(spec.revision),
      [LABEL.spec]: keptSpec(spec),
      ...(suspended ? { [LABEL.suspended]: 'yes' } : {}),
    },
    ExposedPorts: { [port]: {} },
    HostConfig: {
      Init: true, // an application that is process 1 ignores SIGTERM unless it says otherwise
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      IpcMode: 'private',
      Memory: spec.limits.memoryMb * MIB,
      MemorySwap: spec.limits.memoryMb * MIB, // the same: no swap beside it
      NanoCpus: spec.limits.cpuMillis * 1_000_000,
      PidsLimit: spec.limits.pids,
      Tmpfs: { '/tmp': `rw,nosuid,nodev,noexec,size=${SCRATCH_MB}m,mode=1777` },
      Mounts: mountsOf(volumes),
      NetworkMode: engineName({ owner: config.owner, instanceKey: spec.instanceKey }),
      PortBindings: { [port]: [{ HostIp: config.publish_address, HostPort: '' }] },
      // Who starts anew, how often and after which pause is decided in one place, `starts.ts`: Podman would know no pause.
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': LOG_FILE_SIZE, 'max-file': LOG_FILES } },
    },
  };
}

/** What an application may rely on unless its template says otherwise. */
function defaultEnvironment(spec: ImageSpec): Record<string, string> {
  const [folder] = spec.dataFolders;
  return { PORT: String(spec.port), ...(folder === undefined ? {} : { DATA_DIR: mountPoint(folder) }) };
}
