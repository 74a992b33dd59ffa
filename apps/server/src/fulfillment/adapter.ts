import type { Ask, DeliveryModel, FaultVoices, OperationAction, PriceBilling } from '@vozex/domain';
import type { z } from 'zod';
import type { Equipment, HandOut, Room } from '../catalog/index.ts';
import type { Db, Tx } from '../kernel/database.ts';
import type { DeliveryTools } from './delivery-tools.ts';

/** What can be changed after delivery. */
export type Terms = { plan: string | null; quantity: number };

/** An order item that is being bought, before it is paid. */
export type Sale<Config, Choices> = {
  orderId: string;
  orderItemId: string;
  customer: { id: string };
  plan: string | null;
  quantity: number;
  config: Config;
  choices: Choices;
  /** As they are frozen now. */
  terms: Record<string, unknown>;
};

/** Whether what a delivery will need could be set aside. */
export type Reserved =
  | { kind: 'reserved' }
  /** `message` continues a sentence about that choice, for the buyer. */
  | { kind: 'refused'; code: 'CHOICE_TAKEN'; choice: string; message: string }
  /** `reason` is for operators. */
  | { kind: 'refused'; code: 'SOLD_OUT'; reason: string };

/** Whether a change could be made now. `reason` is a sentence for the customer. */
export type MayUpgrade =
  | { kind: 'possible' }
  | { kind: 'refused'; code: string; reason: string }
  | { kind: 'unclear'; reason: string };

/** What an adapter knows of the delivery it works on. Nothing here changes while it runs. */
export type Delivery<Config, Choices> = {
  fulfillmentId: string;
  orderId: string;
  orderItemId: string;
  /** Names the instance for ever: `order_id:order_item_id`, the plan's idempotency key. */
  instanceKey: string;
  /** Grows with every change of desire; part of the operation key. */
  revision: number;
  /** Grows with each run; names what this run alone made, such as a task. */
  run: number;
  /** `instance_key:action:revision`: the same for every attempt of one operation. */
  operationKey: string;
  provider: string;
  product: { id: string; name: string; externalRef: string | null; deliveryModel: DeliveryModel };
  /** What this operation asks for. */
  plan: string | null;
  quantity: number;
  /** What the customer has meanwhile; null before the first delivery. */
  previous: Terms | null;
  /** Why it is to stand still or to end: a code of the provider contract, the same for every attempt of one operation. */
  reasonCode: string | null;
  customer: { id: string; email: string; name: string };
  /** Read fresh at each attempt: a connection may move house. */
  config: Config;
  /** What the buyer picked, as accepted at checkout. */
  choices: Choices;
  /** Frozen at purchase. */
  terms: Record<string, unknown>;
  externalReference: string | null;
};

/** Request and answer of one call to the outside, for the operator; secrets are masked before they get here. */
export type Exchange = { request?: unknown; status?: number; response?: string; ms?: number };

type Answered = { exchange?: Exchange };

/** Local rows that must become true together with the move they explain (a key, a grant, a task). */
type Within = { within?: (tx: Tx) => Promise<void> };

/** What an adapter reports. It never names a status: the router alone turns a report into a move. */
export type Outcome = Answered &
  (
    | ({
        kind: 'delivered';
        externalReference: string | null;
        workspaceUrl?: string;
        externalCustomerId?: string;
        tenant?: { tenantId: string; subscriptionId?: string; userId?: string };
        /** What the customer's screen may show; no secrets. */
        snapshot?: Record<string, unknown>;
      } & Within)
    | ({ kind: 'done' } & Within) // suspend, resume, cancel, upgrade took effect
    | ({ kind: 'not_yet'; externalReference?: string; lookAgainAfterSeconds: number } & Within) // accepted, working on it: costs no attempt
    | { kind: 'needs_customer'; ask: Omit<Ask, 'since'>; code: string }
    | ({ kind: 'needs_operator'; code: string; reason: string } & Within)
    | { kind: 'try_again'; code: string; reason: string; retryAfterSeconds?: number } // a passing fault: costs one attempt
    | { kind: 'give_up'; code: string; reason: string; customerMessage?: string } // retrying cannot help
    | { kind: 'unknown'; code: string; reason: string } // it left and no readable answer came: ask by key first
  );

/** What asking after an operation by its key found. `absent` counts only once the settle time has passed. */
export type Found = Outcome | { kind: 'absent'; exchange?: Exchange };

/** Limits of one call to the outside; the router aborts at the deadline, and waits no longer than a second more. */
export type CallLimits = { signal: AbortSignal };

/**
 * A delivery driver (plan 3.2). One folder under adapters/, one line in adapters/index.ts, and `adapter-suite.ts` green.
 * Every method may be called again with the same operation key and must then come to the same thing; `why` is for people
 * and may differ between the calls, so it is no part of what is sent.
 */
export type Adapter<Config extends z.ZodType = z.ZodType, Choices extends z.ZodType = z.ZodType> = {
  title: string;
  description: string;
  /** The plan's `supports(product)`: the delivery models it can deliver. */
  delivers: readonly DeliveryModel[];
  billing: readonly PriceBilling[];
  /** `local` adapters only write our own rows, through `within`; `outside` ones call a provider. */
  reach: 'local' | 'outside';
  needsExternalProduct: boolean;
  /** What its customers may find in the customer center; the checklist of a product wants at least one. */
  handsOut: readonly HandOut[];
  /** What to do when a delivery fails, as a page of the documentation; where absent, the page about all drivers. */
  runbook?: string;
  /** Unions, patterns and bounds only: a refinement would be lost on its way to the form. */
  config: Config;
  choices: Choices;
  /** Config keys that are terms of sale. */
  frozen: readonly (keyof z.output<Config> & string)[];
  /** Every code it reports a fault by, in the words of three: work bench, docs and mails speak with them. */
  faults: Readonly<Record<string, FaultVoices>>;
  dueHours?(config: z.output<Config>): number | null;
  /** Longest time one call may take, seconds; the router allows 75 at most. */
  deadlineSeconds(config: z.output<Config>): number;
  /** After an unknown outcome, `absent` is believed only this long after the call. */
  settleSeconds(config: z.output<Config>): number;
  /**
   * Sets aside what the delivery will need, in the transaction that places the order: of what can run out, no more is
   * sold than there is. Whoever is refused undoes that transaction. Absent: nothing can run out.
   */
  reserve?(tools: DeliveryTools, tx: Tx, sale: Sale<z.output<Config>, z.output<Choices>>): Promise<Reserved>;
  /** What is left to sell with each of these settings, in their order, by a fixed number of statements. Absent: no end of it. */
  roomFor?(db: Db, configs: z.output<Config>[]): Promise<Room[]>;
  fulfill(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
  ): Promise<Outcome>;
  suspend(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
    why: string,
  ): Promise<Outcome>;
  resume(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
    why: string,
  ): Promise<Outcome>;
  cancel(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
    why: string,
  ): Promise<Outcome>;
  /** Brings it from `previous` to `plan` and `quantity`, up or down. Absent: the driver cannot change what was delivered. */
  upgrade?(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
  ): Promise<Outcome>;
  /**
   * Asks whether `upgrade` could bring it to these terms, and changes nothing: asked before any money moves. Absent:
   * whatever can be upgraded can be upgraded to anything.
   */
  mayUpgrade?(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    to: Terms,
    limits: CallLimits,
  ): Promise<MayUpgrade>;
  /** Looks at what was delivered or accepted (the plan's `syncStatus(reference)`). */
  syncStatus(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
  ): Promise<Found>;
  /** After an unknown outcome: asks by key whether the operation took effect. */
  reconcile(
    tools: DeliveryTools,
    delivery: Delivery<z.output<Config>, z.output<Choices>>,
    limits: CallLimits,
    action: OperationAction,
  ): Promise<Found>;
  /**
   * Makes what an earlier shop has delivered usable here, in the transaction that records it: rows of ours, never a
   * call, a few statements however many. Absent: the record and its reference are all there is.
   */
  adopt?(tools: DeliveryTools, tx: Tx, taken: Adopted[]): Promise<void>;
  /** What a rehearsal, which has a shop of its own, must bring along to deliver with this config. Absent: nothing. */
  equipment?(db: Db, config: z.output<Config>): Promise<Equipment>;
  testConnection?(tools: DeliveryTools, config: z.output<Config>): Promise<{ ok: boolean; detail: string }>;
};

/** What was delivered before it came here. `config` is the product's own, as it was saved. */
export type Adopted = {
  id: string;
  productId: string;
  customerId: string;
  orderId: string;
  config: Record<string, unknown>;
  deliveredAt: Date;
};

/** Keeps a driver's own types inside its folder and gives the registry one shape. */
export function defineAdapter<Config extends z.ZodType, Choices extends z.ZodType>(
  adapter: Adapter<Config, Choices>,
): Adapter<Config, Choices> {
  return adapter;
}
