import {
  INSTALLATION_ACTIONS,
  type InstallationAction,
  type InstallationStatus,
  type InstanceOperationKind,
  labelOf,
} from '@vozex/domain';
import { languageOfPage, say } from '../languages/say.ts';

/** What is being done to an installation, while it is. */
export const OPERATION_UNDER_WAY = {
  backup: 'A backup is being made',
  restore: 'A backup is being put back',
  restart: 'It is being restarted',
  upgrade: 'It is being upgraded',
} as const satisfies Record<InstanceOperationKind, string>;

/** What an installation must be known by to tell what can be done with it. */
type Known = {
  status: InstallationStatus;
  operation: { kind: InstanceOperationKind } | null;
  newer_version: string | null;
};

/** Starting and stopping wait for nothing; everything else is done one after the other. */
const WAITS = { start: false, stop: false, restart: true, backup: true, restore: true, upgrade: true } satisfies Record<
  InstallationAction,
  boolean
>;

/** Why an action is refused now, as its greyed-out button says; null where it is possible. As the server decides it. */
export function whyNotNow(action: InstallationAction, { status, operation, newer_version }: Known): string | null {
  const from: readonly InstallationStatus[] = INSTALLATION_ACTIONS[action];
  if (!from.includes(status)) {
    const statuses = from.map((one) => labelOf(languageOfPage(), 'installation', one)).join(', ');
    return say('Only while it is: {statuses}', { statuses });
  }
  if (WAITS[action] && operation) {
    return say('{operation}: wait until that is done', { operation: say(OPERATION_UNDER_WAY[operation.kind]) });
  }
  if (action === 'upgrade' && newer_version === null) return say('It runs the newest version');
  return null;
}
