import type { Clock } from './clock.ts';
import type { Courier } from './courier.ts';
import type { Journal } from './journal.ts';
import type { Gateway, RuleBook } from './misbehaviour.ts';
import type { SigningCertificates } from './paypal/certificates.ts';
import type { SpecCheck } from './spec-check.ts';
import type { SandboxState } from './state.ts';
import type { Timeline } from './timeline.ts';

/** What every part of the sandbox works with. */
export type World = {
  /** While something due is played, its own instant. */
  clock: Clock;
  timeline: Timeline;
  state: SandboxState;
  rules: RuleBook;
  courier: Courier;
  journal: Journal;
  /** Where each gateway can be reached; no slash at the end. Known once the servers listen. */
  baseUrls: Record<Gateway, string>;
  certificates: SigningCertificates;
  /** The API descriptions to check against, or null when that was not asked for. */
  specs: Record<Gateway, SpecCheck> | null;
};
