import { OperationAction } from '@vozex/domain';
import type { Delivery, Sale } from '../../adapter.ts';
import { type SingletenantProvisioningChoices, SingletenantProvisioningConfig } from './config.ts';

type InstanceDelivery = Delivery<SingletenantProvisioningConfig, SingletenantProvisioningChoices>;

/** What both an item that is being bought and one that is delivered know. */
type Bought = Pick<InstanceDelivery, 'orderId' | 'orderItemId' | 'plan' | 'config' | 'choices' | 'terms'> & {
  customer: { id: string };
};

/** The resources of a plan, as they were bought; what is not among the frozen terms is read from the product. */
export function profileOf({ config, terms }: Pick<Bought, 'config' | 'terms'>, plan: string | null): string {
  const { profile, profiles_by_plan } = SingletenantProvisioningConfig.parse({
    ...config,
    profile: terms.profile ?? config.profile,
    profiles_by_plan: terms.profiles_by_plan ?? config.profiles_by_plan,
  });
  return (plan === null ? undefined : profiles_by_plan[plan]) ?? profile;
}

/** Every one that is for sale. */
export function profilesOf({ profile, profiles_by_plan }: SingletenantProvisioningConfig): string[] {
  return [...new Set([profile, ...Object.values(profiles_by_plan)])];
}

/** What must be set aside for an order item. */
export function capacityWish(bought: Bought | Sale<SingletenantProvisioningConfig, SingletenantProvisioningChoices>) {
  const { config, choices } = bought;
  return {
    orderId: bought.orderId,
    orderItemId: bought.orderItemId,
    customerId: bought.customer.id,
    template: config.template,
    profile: profileOf(bought, bought.plan),
    pool: config.pool,
    domain: config.domain,
    subdomain: choices.subdomain,
    customDomain: choices.custom_domain,
  };
}

/** What is to be delivered. */
export function instanceWish(delivery: InstanceDelivery) {
  return {
    ...capacityWish(delivery),
    instanceKey: delivery.instanceKey,
    fulfillmentId: delivery.fulfillmentId,
    productId: delivery.product.id,
    plan: delivery.plan,
    quantity: delivery.quantity,
  };
}

/** What an operation was about, as its key says: `instance_key:action:revision`. */
export function actionOf({ operationKey, instanceKey }: InstanceDelivery): Exclude<OperationAction, 'sync'> {
  const action = OperationAction.exclude(['sync']).safeParse(operationKey.slice(instanceKey.length + 1).split(':')[0]);
  return action.success ? action.data : 'fulfill';
}
