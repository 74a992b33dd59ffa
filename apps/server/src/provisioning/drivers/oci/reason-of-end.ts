import type { Found } from './look-up.ts';

/** What a process that was killed ends with: 128 + SIGKILL. */
const EXIT_CODE_KILLED = 137;

/**
 * Why a container ended, for operators. Podman on cgroup v1 does not say who killed: nobody but the kernel kills what we
 * did not stop.
 */
export function reasonOfEnd({ exitCode, killedForMemory, spec }: Found): string {
  const limit = `${spec.limits.memoryMb} MiB`;
  if (killedForMemory) return `it was killed for using more memory than its ${limit}`;
  if (exitCode === EXIT_CODE_KILLED)
    return `it was killed (exit code 137), most likely for more memory than its ${limit}`;
  return exitCode === 0 ? 'it ended by itself (exit code 0)' : `it ended with exit code ${exitCode}`;
}
