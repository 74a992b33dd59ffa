import { LABEL } from './names.ts';

/** What a container is, apart from whether its application is well: `new` was never started. */
export type Standing = 'running' | 'suspended' | 'new' | 'ended';

/** @param status the engine's own word for a container. */
export function standingOf(status: string, labels: Record<string, string>): Standing {
  switch (status) {
    case 'running':
      return 'running';
    case 'paused':
      return 'suspended';
    case 'created':
    case 'configured': // Podman's word for it
      return labels[LABEL.suspended] === undefined ? 'new' : 'suspended';
    default:
      return 'ended'; // exited, stopped, stopping, dead, removing, restarting
  }
}
