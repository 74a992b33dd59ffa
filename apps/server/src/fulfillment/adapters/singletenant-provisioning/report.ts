import type { OperationAction } from '@vozex/domain';
import type { App } from '../../../kernel/app.ts';
import { secondsAfter } from '../../../kernel/clock.ts';
import { hasTerms, type InstanceRow, installationUrl } from '../../../provisioning/index.ts';
import type { Delivery, Outcome } from '../../adapter.ts';
import type { SingletenantProvisioningChoices, SingletenantProvisioningConfig } from './config.ts';
import { profileOf } from './instance-wish.ts';

type InstanceDelivery = Delivery<SingletenantProvisioningConfig, SingletenantProvisioningChoices>;

const NOT_YET: Outcome = { kind: 'not_yet', lookAgainAfterSeconds: 2 };

/** A first start that is not well by then is not going to be. */
const FIRST_START_SECONDS = 900;

/** What passes by itself: an engine that is restarted, an application that is coming up. */
const PASSING = new Set(['ENGINE_UNREACHABLE', 'ENGINE_FAULT', 'ENDED', 'UNHEALTHY']);

/** What is seen of an instance, as the outcome of what was asked of it. */
export function report(
  app: Pick<App, 'clock' | 'instanceUrl'>,
  action: Exclude<OperationAction, 'sync'>,
  instance: InstanceRow,
  delivery: InstanceDelivery,
): Outcome {
  const now = app.clock.now();
  switch (action) {
    case 'fulfill':
      return first(app, instance);
    case 'suspend':
      return isStill(instance) ? { kind: 'done' } : NOT_YET;
    case 'resume':
      return runs(instance) ? { kind: 'done' } : stuckOr(instance, now, NOT_YET);
    case 'cancel':
      return instance.ended_at === null ? NOT_YET : { kind: 'done' };
    case 'upgrade': {
      const { plan, quantity } = delivery;
      const wanted = hasTerms(instance, { profile: profileOf(delivery, plan), plan, quantity });
      return wanted && runs(instance) ? { kind: 'done' } : stuckOr(instance, now, NOT_YET);
    }
  }
}

function first(app: Pick<App, 'clock' | 'instanceUrl'>, instance: InstanceRow): Outcome {
  if (instance.ready_at === null) return stuckOr(instance, app.clock.now(), NOT_YET);
  const workspaceUrl = installationUrl(app, instance);
  return {
    kind: 'delivered',
    externalReference: instance.id,
    snapshot: { instance_id: instance.id, version: instance.observed_version },
    ...(workspaceUrl === null ? {} : { workspaceUrl }),
  };
}

/** A customer who stopped his installation has what he wants. */
function runs(instance: InstanceRow): boolean {
  if (instance.observed_revision !== instance.revision) return false;
  return instance.observed_state === 'running' || (instance.stopped_by_customer && isStill(instance));
}

function isStill({ observed_state }: InstanceRow): boolean {
  return observed_state === 'suspended' || observed_state === 'absent';
}

/** What does not pass by itself is for people; they press Retry when it is mended, and it is looked at again. */
function stuckOr(instance: InstanceRow, now: Date, otherwise: Outcome): Outcome {
  const { problem_code: code, problem } = instance;
  const isLate = instance.ready_at === null && now > secondsAfter(instance.created_at, FIRST_START_SECONDS);
  if (code === null ? !isLate : PASSING.has(code) && !isLate) return otherwise;
  return {
    kind: 'needs_operator',
    code: code ?? 'NOT_WELL_IN_TIME',
    reason: `Instance ${instance.id}: ${problem ?? instance.reason ?? 'it did not become well in time'}`,
  };
}
