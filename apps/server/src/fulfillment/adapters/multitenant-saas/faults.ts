import type { FaultVoices } from '@vozex/domain';

const LATER = 'The provider of your workspace has a problem right now. We keep trying, and nothing you paid is lost.';
const OURS = 'Your workspace could not be opened because of a problem between us and its provider. We are on it.';
const YOURS = 'The provider needs something from you before it can go on.';
const TOGETHER =
  'Compare the product’s connection with what the provider tells about its endpoints, test it, then retry.';

/** The codes of the provider contract, what our side of it adds, and what we make of answers that do not fit. */
export const SAAS_FAULTS: Readonly<Record<string, FaultVoices>> = {
  // Refused by the provider
  auth_failed: {
    customer: OURS,
    operator:
      'The provider does not accept our secret. Store the right one under Secrets, test the connection, then retry all.',
    developer:
      'HTTP 401 or 403. Check the secret, the signature (contract, Signatures) and the clock: a signature lives five minutes.',
  },
  audience_mismatch: {
    customer: OURS,
    operator: 'The product names another provider than the one behind this address. Mend one of the two, then retry.',
    developer: '`audience` of the message is not the provider’s own id (provider contract).',
  },
  plan_unknown: {
    customer: OURS,
    operator:
      'The provider does not know this product or plan. Mend external_product_ref or the plan of the price, then retry.',
    developer: '`product.external_product_ref` or `product.plan` is unknown to the provider.',
  },
  capacity_exhausted: {
    customer: LATER,
    operator: 'The provider has no room. Ask when it has, then retry all.',
    developer: 'HTTP 507: the provider opens no further instance.',
  },
  account_limit: {
    customer: OURS,
    operator: 'Our account at the provider is at its limit. Raise it there, then retry all.',
    developer: 'HTTP 402: the marketplace account is at its limit.',
  },
  version_unsupported: {
    customer: OURS,
    operator: 'The provider speaks another version of the contract. It must be updated, or VOZEX.',
    developer: '`Marketplace-Contract-Version` is not one of the provider’s `supported_versions`.',
  },
  endpoint_missing: {
    customer: OURS,
    operator: `The provider has no such address. ${TOGETHER}`,
    developer: 'HTTP 404, 405 or 501 without a code of the contract: the endpoint is not mounted there.',
  },
  invalid_request: {
    customer: OURS,
    operator: 'The provider does not understand what it is sent. Hand the details below to its developer.',
    developer:
      'The message fails the provider’s own reading of the contract; `detail` says where. Compare with the contract’s schema.',
  },
  idempotency_mismatch: {
    customer: OURS,
    operator:
      'The provider remembers another content under this operation’s key. Hand the details below to its developer.',
    developer:
      'The same Idempotency-Key came with another body. Fields that may differ between attempts must not be compared (provider contract).',
  },
  not_allowed: {
    customer: OURS,
    operator: 'The provider does not allow this in the state its instance is in. Look at the instance there.',
    developer: 'The action is not possible from the instance’s present status.',
  },
  terminated: {
    customer: 'This workspace was deleted.',
    operator: 'The provider has deleted this instance. Cancel with refund, or sell it anew.',
    developer: 'HTTP 410: the instance is purged and does not come back.',
  },
  instance_unknown: {
    customer: OURS,
    operator: 'The provider does not know the instance. Look there before you retry.',
    developer: 'HTTP 404 with code instance_unknown for a reference that the provider gave out itself.',
  },
  stale_revision: {
    customer: OURS,
    operator:
      'The provider has seen a newer wish than ours: a restored backup on either side? Hand the details to its developer.',
    developer: 'HTTP 409: the remembered revision is higher than the sent one.',
  },
  rate_limited: {
    customer: LATER,
    operator: 'The provider answers "too many requests" for two days. Ask for a higher limit, then retry.',
    developer: 'HTTP 429 to every attempt; Retry-After was honoured.',
  },
  unavailable: {
    customer: LATER,
    operator: 'The provider was unavailable at every attempt. Wait until it is back, then retry all.',
    developer: 'HTTP 503 or 425 to every attempt.',
  },
  operation_in_progress: {
    customer: LATER,
    operator: 'Another operation on this instance does not end at the provider. Ask there.',
    developer: 'HTTP 409 operation_in_progress to every attempt: an operation hangs.',
  },
  internal_error: {
    customer: LATER,
    operator:
      'The provider breaks, and does not say whether it took effect. Hand the details to its developer, then retry: it is asked first.',
    developer: 'HTTP 500, or another 5xx without a code. The operation may have taken effect; GET status must tell.',
  },
  input_invalid: {
    customer: YOURS,
    operator: 'The customer must correct something; write to the customer if it stays.',
    developer: 'HTTP 422 with `fields`.',
  },
  input_required: {
    customer: YOURS,
    operator: 'The customer must tell something; write to the customer if it stays.',
    developer: 'The instance is `awaiting_input`.',
  },
  domain_unverified: {
    customer: 'Your domain is not verified yet.',
    operator: 'The customer must set DNS records; help if it stays.',
    developer: 'HTTP 422 domain_unverified.',
  },
  quota_below_usage: {
    customer: 'You use more than the smaller plan allows.',
    operator: 'The customer must clean up first, or keep the larger plan.',
    developer: 'HTTP 422 quota_below_usage.',
  },
  terms_not_accepted: {
    customer: 'You must accept the provider’s terms first.',
    operator: 'The customer must accept the provider’s terms.',
    developer: 'HTTP 422 terms_not_accepted.',
  },
  // On the way
  redirected: {
    customer: OURS,
    operator: `The provider sends us elsewhere, and we do not follow with a signed message. ${TOGETHER}`,
    developer: 'An HTTP redirect (3xx); the contract’s endpoints must answer themselves.',
  },
  connection_failed: {
    customer: LATER,
    operator: 'Nobody listened at the provider’s address at every attempt. Check the address, then retry all.',
    developer: 'The TCP or TLS connection could not be made; nothing was sent.',
  },
  connection_lost: {
    customer: LATER,
    operator:
      'The connection broke while the provider worked, and it does not answer questions. Look there whether the workspace exists.',
    developer: 'The connection was closed after the request was sent and before a whole answer.',
  },
  timeout: {
    customer: LATER,
    operator:
      'The provider does not answer in time. Ask there; raise timeout_seconds if it is slow by nature. Then retry.',
    developer: 'No answer within timeout_seconds. Slow work belongs behind HTTP 202 (provider contract).',
  },
  answer_invalid: {
    customer: OURS,
    operator:
      'The provider’s answer is not one of the contract: often a login page or a proxy. Check the address; hand the details to its developer.',
    developer: 'The body of a 2xx answer fails the schema ProviderAnswer; `detail` names the fields.',
  },
  answer_mismatch: {
    customer: OURS,
    operator: 'The provider answered about another instance. Hand the details to its developer before you retry.',
    developer: '`instance_key` or `external_reference` of the answer differ from those of the request.',
  },
  answer_too_large: {
    customer: OURS,
    operator: 'The provider’s answer is too large to be one of the contract. Hand the details to its developer.',
    developer: 'The body exceeds the contract’s limit.',
  },
  answer_truncated: {
    customer: LATER,
    operator: 'The provider’s answer broke off. Retry: it is asked first.',
    developer: 'The body ended before its length.',
  },
  egress_refused: {
    customer: OURS,
    operator:
      'The provider’s address leads into our own network, which is refused. Mend the address, or allow it (VOZEX_EGRESS_ALLOW).',
    developer: 'The host resolves to an address that the egress guard blocks; nothing was sent.',
  },
  EGRESS_REFUSED: {
    customer: OURS,
    operator: 'The provider’s address leads into our own network, which is refused. Mend the address, or allow it.',
    developer: 'The host resolves to an address that the egress guard blocks; nothing was sent.',
  },
  // What we make of an answer
  SECRET_UNKNOWN: {
    customer: OURS,
    operator:
      'The secret that the product names is not stored. Store it under Secrets, test the connection, then retry all.',
    developer: 'credentials_ref leads to no secret; nothing was sent.',
  },
  SETTINGS_INVALID: {
    customer: OURS,
    operator:
      'The product’s connection settings cannot be used: the detail says why. Mend the product, then retry all.',
    developer: 'The client refuses its settings; nothing was sent.',
  },
  PRODUCT_REF_MISSING: {
    customer: OURS,
    operator: 'Say in the product which of the provider’s products it is (external_product_ref), then retry all.',
    developer: 'No external_product_ref; nothing was sent.',
  },
  PROVIDER_FAILED: {
    customer: OURS,
    operator:
      'The provider tried and failed; its words stand in the detail. Mend it there, then retry; or cancel with refund.',
    developer: '`operation.status` is failed; see `operation.message` and the provider’s own log.',
  },
  AWAITING_OPERATOR: {
    customer: 'The provider sets your workspace up by hand.',
    operator: 'Somebody at the provider must act. Ask there, then retry.',
    developer: 'The instance is `awaiting_operator`.',
  },
  TERMINATED: {
    customer: 'This workspace was deleted.',
    operator: 'The provider has ended this instance. Cancel with refund, or find out why.',
    developer: 'The instance is `cancelled` or `purged` although it was to run.',
  },
  MISSING: {
    customer: OURS,
    operator: 'The provider has lost an instance that it had. Find it there; it is never made anew by itself.',
    developer: 'GET status answers "not found" for a reference that was delivered.',
  },
  WORKSPACE_URL_MISSING: {
    customer: OURS,
    operator: 'The workspace is there without an address. Hand the details to the provider’s developer, then retry.',
    developer: '`workspace_url` is null in an answer with status active.',
  },
  ANSWER_MISMATCH: {
    customer: OURS,
    operator: 'Another plan or quantity was set up than was bought. Have it mended at the provider, then retry.',
    developer: '`plan` or `quantity` of the answer differ from those of the request.',
  },
  UNEXPECTED_STATE: {
    customer: OURS,
    operator: 'The provider says it is done, and shows another state. Look at the instance there, then retry.',
    developer: '`status` does not fit the action that was answered as done.',
  },
};
