import type { FaultVoices } from '@vozex/domain';

const OURS = 'We could not deliver this because of a problem on our side. We are on it, and nothing you paid is lost.';

/** What the router itself says of a delivery, whatever delivers it. */
export const ROUTER_FAULTS: Readonly<Record<string, FaultVoices>> = {
  DRIVER_UNKNOWN: {
    customer: OURS,
    operator: 'What delivers this product is not part of this VOZEX any more. Deliver by hand, or cancel with refund.',
    developer: 'The record names a driver that the registry does not have.',
  },
  CONFIG_INVALID: {
    customer: OURS,
    operator:
      'The product’s delivery settings are not acceptable: the detail names the field. Mend the product, then retry all.',
    developer: 'fulfillment_config fails the driver’s schema; nothing was sent.',
  },
  PLAN_CHANGE_UNSUPPORTED: {
    customer: 'Your plan cannot be changed by itself; we are on it.',
    operator: 'This driver cannot change what was delivered. Do it by hand and complete the task.',
    developer: 'The driver has no upgrade.',
  },
  ADAPTER_THREW: {
    customer: OURS,
    operator: 'The driver failed in a way it should not. Retry once; if it stays, hand the details to a developer.',
    developer: 'An exception left the adapter; its message stands in the detail, its stack in the log.',
  },
  DEADLINE_PASSED: {
    customer: OURS,
    operator:
      'The driver did not end at its deadline, and nobody knows whether it took effect. Look there, then retry: it is asked first.',
    developer: 'The adapter ignored its abort signal.',
  },
  NO_ANSWER: {
    customer: OURS,
    operator:
      'Nobody knows whether it took effect, and nobody answers. Look at the provider; then retry (it is asked first), or hand it to a person.',
    developer: 'The operation was asked after by its key for days without an answer.',
  },
  NEVER_ARRIVED: {
    customer: OURS,
    operator:
      'The provider knows of none of our attempts: something between us swallows them. Check address and proxies, then retry.',
    developer: 'Each attempt ended unknown, and GET status did not know its key.',
  },
  OPERATION_OVERDUE: {
    customer: OURS,
    operator:
      'The provider accepted this a day ago and has not finished. Ask there, then retry: it is looked at first.',
    developer: 'HTTP 202, and no final status within a day.',
  },
  RECORDING_FAILED: {
    customer: OURS,
    operator:
      'What came of it could not be written down. Look at the log, mend the cause, then retry: it is asked first.',
    developer: 'The settling transaction failed; fulfillment.not_recorded in the log has the error.',
  },
  REFERENCE_TAKEN: {
    customer: OURS,
    operator:
      'The provider named a tenant that belongs to another delivery. Do not retry before its developer has looked.',
    developer:
      'The reference or tenant of the answer is not unique: two instance keys were answered with the same one.',
  },
  MOVE_NOT_STARTED: {
    customer: 'You are billed by another plan, and we still have to move you there. We are on it.',
    operator: 'Move the delivery to its new path by hand, or change the subscription back.',
    developer: 'startMove was refused; the detail says why.',
  },
  SOLD_OUT: {
    customer: OURS,
    operator: 'There is no room left. Make room, then retry.',
    developer: 'The driver’s reserve refused.',
  },
};
