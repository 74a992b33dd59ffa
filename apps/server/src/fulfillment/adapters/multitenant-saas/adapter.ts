import { OperationAction } from '@vozex/domain';
import type { ActionRequest, ProviderAction } from '@vozex/provider-contract';
import {
  type CallLimits,
  defineAdapter,
  type Found,
  type MayUpgrade,
  type Outcome,
  type Terms,
} from '../../adapter.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import { MultitenantSaasChoices, MultitenantSaasConfig } from './config.ts';
import { SAAS_FAULTS } from './faults.ts';
import { openProvider } from './open-provider.ts';
import { CANNOT_BE_ASKED, readDryRun } from './read-dry-run.ts';
import { readActionReply, readStatusReply, type SaasDelivery } from './read-reply.ts';
import { testConnection } from './test-connection.ts';

/** Beyond the client's own time limit: the router cuts off only what ignores it. */
const DEADLINE_MARGIN_SECONDS = 5;

export const adapter = defineAdapter({
  title: 'Hosted by the provider, one workspace per buyer',
  description: 'Asks a provider that speaks the Marketplace Provider Contract to open a workspace.',
  delivers: ['saas_multitenant'],
  billing: ['one_time', 'recurring'],
  reach: 'outside',
  needsExternalProduct: true,
  handsOut: ['workspace'],
  config: MultitenantSaasConfig,
  choices: MultitenantSaasChoices,
  frozen: [],
  faults: SAAS_FAULTS,
  deadlineSeconds: (config) => config.timeout_seconds + DEADLINE_MARGIN_SECONDS,
  settleSeconds: (config) => config.settle_seconds ?? 2 * config.timeout_seconds,

  fulfill: (tools, delivery, limits) => act(tools, delivery, limits, 'fulfill'),
  suspend: (tools, delivery, limits) => act(tools, delivery, limits, 'suspend'),
  resume: (tools, delivery, limits) => act(tools, delivery, limits, 'resume'),
  cancel: (tools, delivery, limits) => act(tools, delivery, limits, 'cancel'),
  upgrade: (tools, delivery, limits) => act(tools, delivery, limits, 'upgrade'),
  mayUpgrade: ask,
  syncStatus: (tools, delivery, limits) => look(tools, delivery, limits, actionOf(delivery)),
  reconcile: look,

  testConnection,
});

type Verb = Exclude<OperationAction, 'sync'>;

const ON_THE_WIRE: Record<Verb, ProviderAction> = {
  fulfill: 'onboard',
  suspend: 'suspend',
  resume: 'resume',
  cancel: 'cancel',
  upgrade: 'upgrade',
};

const DESIRED = {
  fulfill: 'active',
  resume: 'active',
  upgrade: 'active',
  suspend: 'suspended',
  cancel: 'cancelled',
} as const satisfies Record<Verb, ActionRequest['desired_state']>;

/** Actions whose reason a provider shows its users. */
const IS_EXPLAINED: Record<Verb, boolean> = {
  fulfill: false,
  resume: false,
  upgrade: false,
  suspend: true,
  cancel: true,
};

async function act(tools: DeliveryTools, delivery: SaasDelivery, { signal }: CallLimits, verb: Verb): Promise<Outcome> {
  const { externalRef } = delivery.product;
  if (externalRef === null) {
    const reason = "The product does not say which of the provider's products it is (external_product_ref).";
    return { kind: 'needs_operator', code: 'PRODUCT_REF_MISSING', reason };
  }
  const provider = await openProvider(tools, delivery.config, { audience: delivery.provider, signal });
  if ('kind' in provider) return { ...provider, kind: 'needs_operator' };
  const reply = await provider[ON_THE_WIRE[verb]](requestOf(tools, delivery, externalRef, verb));
  return readActionReply(verb, delivery, reply);
}

/** What stands here must be the same for every attempt of one operation. */
function requestOf({ outside }: DeliveryTools, delivery: SaasDelivery, externalRef: string, verb: Verb): ActionRequest {
  return {
    instance_key: delivery.instanceKey,
    order_id: delivery.orderId,
    order_item_id: delivery.orderItemId,
    revision: delivery.revision,
    // An onboard names no reference, not even one it has been told meanwhile: its retries must be the same request.
    external_reference: verb === 'fulfill' ? null : delivery.externalReference,
    product: { external_product_ref: externalRef, plan: delivery.plan },
    quantity: delivery.quantity,
    customer: { id: delivery.customer.id, email: delivery.customer.email, name: delivery.customer.name },
    parameters: delivery.choices,
    previous: verb === 'upgrade' ? delivery.previous : null,
    desired_state: DESIRED[verb],
    actor: { type: 'system' },
    ...(outside.isTest ? { test: true } : {}),
    // Not the words of the history, which change from attempt to attempt.
    reason: IS_EXPLAINED[verb] ? (delivery.reasonCode ?? 'marketplace_request') : null,
    // At once, and what was in it is kept as long as the provider keeps such things.
    cancel: verb === 'cancel' ? { mode: 'immediate' } : null,
  };
}

/** Asks with a dry run of the upgrade, under a revision that nothing was sent with yet; the provider keeps none of it. */
async function ask(
  tools: DeliveryTools,
  delivery: SaasDelivery,
  to: Terms,
  { signal }: CallLimits,
): Promise<MayUpgrade> {
  const { externalRef } = delivery.product;
  const unclear: MayUpgrade = { kind: 'unclear', reason: CANNOT_BE_ASKED };
  if (externalRef === null) return unclear;
  const provider = await openProvider(tools, delivery.config, { audience: delivery.provider, signal });
  if ('kind' in provider) return unclear;
  const change = { ...delivery, ...to, revision: delivery.revision + 1 };
  const reply = await provider.upgrade({ ...requestOf(tools, change, externalRef, 'upgrade'), dry_run: true });
  return readDryRun(reply);
}

async function look(
  tools: DeliveryTools,
  delivery: SaasDelivery,
  { signal }: CallLimits,
  action: OperationAction,
): Promise<Found> {
  const provider = await openProvider(tools, delivery.config, { audience: delivery.provider, signal });
  if ('kind' in provider) return { ...provider, kind: 'needs_operator' };
  const { instanceKey, externalReference } = delivery;
  const reply = await provider.status(
    externalReference === null ? { instanceKey } : { externalReference, instanceKey },
  );
  return readStatusReply(action, delivery, reply);
}

/** The action an operation key `instance_key:action:revision` is about: what was accepted decides what "done" means. */
function actionOf(delivery: SaasDelivery): OperationAction {
  const named = OperationAction.safeParse(delivery.operationKey.split(':').at(-2));
  return named.success ? named.data : 'sync';
}
