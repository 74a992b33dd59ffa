import type { Ask } from '@vozex/domain';
import { type AwaitedDomain, awaitedDomain, hurryLook } from '../../../provisioning/index.ts';
import type { Delivery, Outcome } from '../../adapter.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import type { SingletenantProvisioningChoices, SingletenantProvisioningConfig } from './config.ts';

type InstanceDelivery = Delivery<SingletenantProvisioningConfig, SingletenantProvisioningChoices>;

const LOOK_AGAIN_SECONDS = 2;

/**
 * What a delivery reports while the domain that its buyer chose is not proven: it is looked at, and then the buyer is
 * asked for the records. Each answer of his has it looked at anew.
 *
 * @returns nothing when no domain is waited for: it is proven, was never chosen, or was given up.
 */
export async function awaitDomain(tools: DeliveryTools, delivery: InstanceDelivery): Promise<Outcome | undefined> {
  const { orderItemId, choices } = delivery;
  if (choices.custom_domain === undefined) return undefined;
  const domain = await awaitedDomain(tools, { orderItemId, typed: choices.custom_domain });
  if (!domain) return undefined;
  const notYet: Outcome = { kind: 'not_yet', lookAgainAfterSeconds: LOOK_AGAIN_SECONDS };
  if ((domain.askedRevision ?? 0) < delivery.revision) {
    const asked = { id: domain.id, askedRevision: delivery.revision, now: tools.clock.now() };
    return { ...notYet, within: (tx) => hurryLook(tx, asked) };
  }
  return domain.isBeingLookedAt ? notYet : { kind: 'needs_customer', code: 'DOMAIN_NOT_PROVEN', ask: askFor(domain) };
}

function askFor({ host, records, problem }: AwaitedDomain): Omit<Ask, 'since'> {
  const lines = records.map(({ type, name, value, note }) => `${type}  ${name}  ${value}${note ? `  (${note})` : ''}`);
  const text = [
    `To use ${host}, set these records where the domain is managed. We go on looking; as soon as they are there, this continues by itself.`,
    ...lines,
    ...(problem === null ? [] : [problem]),
  ].join('\n');
  return { text: text.slice(0, 1_000), records };
}
