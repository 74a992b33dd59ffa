/** Marketplace Provider Contract v1: messages, signatures, VOZEX's client and the provider's endpoints. */

export type { CapabilitiesReply, ProviderClient, ProviderClientSettings, ProviderReply, Refused } from './client.ts';
export { type ActionRequest, createProviderClient } from './client.ts';
export type { Clock } from './clock.ts';
export { DEFAULT_ENDPOINTS, type ProviderEndpoints, type StatusLookup } from './endpoints.ts';
export type { Exchange, Fetch } from './exchange.ts';
export { canonicalHashOf, idempotencyHeaderOf, idempotencyKeyOf } from './idempotency.ts';
export type { Claim, IdempotencyStore, Operation, Performed, StoredAnswer } from './idempotency-store.ts';
export { createMemoryStore, judgeOperation } from './idempotency-store.ts';
export * as contractLimits from './limits.ts';
export {
  CONTRACT_VERSION,
  InstanceKey,
  ProviderAction,
  ProviderAnswer,
  type ProviderAnswerDraft,
  ProviderCapabilities,
  type ProviderCapabilitiesDraft,
  ProviderOperation,
  ProviderRequest,
  ProviderStatus,
  STATUSES_IN_MOTION,
} from './messages.ts';
export type {
  ActionResult,
  MarketplaceActions,
  MarketplaceSettings,
  MountedAnswer,
  MountedRequest,
} from './mount.ts';
export { createMarketplaceEndpoints, refuse } from './mount.ts';
export {
  PROBLEMS,
  ProblemClass,
  type ProblemCode,
  type ProblemField,
  type ProblemParts,
  ProviderProblem,
  problemOf,
} from './problem.ts';
export {
  type AcceptedAuth,
  assertOutgoingAuth,
  authHeaders,
  createVerifier,
  type IncomingHeaders,
  newSigningSecret,
  type OutgoingAuth,
  signedTextOfGet,
  type Verified,
} from './sign.ts';
