export type { ApiCall } from './journal.ts';
export type { Delivery } from './message.ts';
export type { MisbehaviourName, MisbehaviourRule } from './misbehaviour.ts';
export { MISBEHAVIOURS } from './misbehaviour.ts';
export type { SpecCheck } from './spec-check.ts';
export { openSpec } from './spec-check.ts';
export type { GatewaySandbox, GatewaySandboxOptions } from './start-gateway-sandbox.ts';
export { startGatewaySandbox } from './start-gateway-sandbox.ts';
