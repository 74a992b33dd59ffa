/** The parts of the OpenAPI document that are amended. */
type DodoDocument = {
  paths: Record<string, Record<string, { parameters?: { name: string; schema?: object }[]; responses: object }>>;
  webhooks?: Record<string, object>;
  components: { schemas: Record<string, { enum?: string[]; oneOf?: object[]; anyOf?: object[] }> };
};

/**
 * Brings the document of 1.113.0 (which SDK 2.47 was made from) to what Dodo does now, by the types of SDK 2.52:
 *
 * - the grace period: status `past_due`, event `subscription.past_due`, dunning triggered by it;
 * - a change of plan answers with the payment it made.
 *
 * And one place can never hold: every kind of entitlement fits the configuration of license keys too, which requires
 * nothing, so "exactly one of" becomes "any of".
 */
export function amendDodoSpec(document: object): void {
  const api = document as DodoDocument; // because it is Dodo's, and the tests would fail on another shape
  const { schemas } = api.components;
  for (const schema of ['SubscriptionStatus', 'DunningEmailSequenceType']) schemas[schema]?.enum?.push('past_due');
  schemas.EventType?.enum?.push('subscription.past_due');
  const listed = api.paths['/subscriptions']?.get?.parameters?.find(({ name }) => name === 'status');
  (listed?.schema as { enum?: string[] } | undefined)?.enum?.push('past_due');

  const onHold = JSON.stringify(api.webhooks?.['subscription.on_hold']);
  const pastDue = JSON.parse(onHold.replaceAll('subscription.on_hold', 'subscription.past_due')) as object;
  api.webhooks = { ...api.webhooks, 'subscription.past_due': pastDue };

  const changePlan = api.paths['/subscriptions/{subscription_id}/change-plan']?.post;
  const answer = { schema: { $ref: '#/components/schemas/UpdatePaymentMethodResponse' } };
  if (changePlan) {
    const described = { description: 'The payment it made', content: { 'application/json': answer } };
    changePlan.responses = { ...changePlan.responses, 200: described };
  }

  const { oneOf } = schemas.IntegrationConfigResponse ?? {};
  if (oneOf) schemas.IntegrationConfigResponse = { anyOf: oneOf };
}
