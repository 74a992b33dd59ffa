import type { Language } from '@vozex/domain';
import type { AccountMail } from '../accounts/index.ts';

/** What an order mail says first: whose it is and which order its link opens. */
type OrderLetter = { orderId: string; customerName: string };

export type ReceiptPayload = OrderLetter & {
  currency: string;
  /** Minor units of `currency`. */
  totalMinor: number;
  /** ISO time. */
  paidAt: string;
  paidWith: string;
  /** At list price. */
  items: { name: string; quantity: number; totalMinor: number }[];
  /** What stands between the items and the total; absent in receipts written before there was any. */
  terms?: ReceiptTerms;
};

export type ReceiptTerms = {
  couponCode: string | null;
  discountMinor: number;
  taxIncluded: boolean;
  taxes: { name: string; rateBp: number; taxMinor: number; reverseCharge: boolean }[];
};

export type FulfillmentPayload = OrderLetter & { productName: string; sentence?: string };

/** What was done to an installation; the versions where one was taken back for the other. */
export type InstallationPayload = OrderLetter & { productName: string; from?: string; to?: string };

/** What a customer is told of a subscription. */
export type SubscriptionMailKind =
  | 'subscription_trial_started'
  | 'subscription_trial_ending'
  | 'subscription_renewed'
  | 'subscription_payment_failed'
  | 'subscription_suspended'
  | 'subscription_recovered'
  | 'subscription_cancel_scheduled'
  | 'subscription_kept'
  | 'subscription_paused'
  | 'subscription_resumed'
  | 'subscription_cancelled'
  | 'subscription_expired'
  | 'subscription_plan_changed';

export type SubscriptionPayload = OrderLetter & {
  subscriptionId: string;
  productName: string;
  priceName: string;
  paidWith: string;
  /** Minor units of `currency`: what was or will be charged. */
  amountMinor: number;
  currency: string;
  /** The shop's own tax in the amount; absent in mails of an earlier version. */
  tax?: { name: string; rateBp: number; reverseCharge: boolean; taxMinor: number } | null;
  /** ISO time of what the news is about. */
  date: string | null;
};

/** What somebody of the team is warned of. */
export type TaskPayload = {
  taskId: string;
  title: string;
  queue: string;
  customerName: string;
  /** ISO time. */
  dueAt: string;
};

/** What a customer is told of a domain of his. */
export type DomainMailKind = 'domain_active' | 'domain_failing' | 'domain_release_soon' | 'domain_released';

export type DomainPayload = OrderLetter & {
  productName: string;
  host: string;
  /** ISO time at which it is given back if nothing changes. */
  releaseAt: string;
};

/** What a customer is told who moves to another path of a product. */
export type MovePayload = OrderLetter & {
  productName: string;
  fromTitle: string;
  toTitle: string;
  /** ISO time at which the old one ends. */
  endsAt: string;
};

/** What somebody is told who waited for something that was sold out. */
export type RoomPayload = { productName: string; productUrl: string; leaveUrl: string };

/** What the team is told of an alert. */
export type AlertPayload = {
  news: 'opened' | 'reminded' | 'resolved' | 'test';
  severity: string;
  title: string;
  summary: string;
  about: string;
  alertUrl: string;
  runbookUrl: string;
};

export type RefundPayload = OrderLetter & { amountMinor: number; currency: string };

/** Every mail of the shop: what kind, about what, to whom, and what its template needs. */
export type Mail = AccountMail | OrderMail;

type OrderMail = { subjectId: string; recipient: string } & (
  | { kind: 'order_receipt'; payload: ReceiptPayload }
  | { kind: 'fulfillment_ready' | 'fulfillment_failed' | 'fulfillment_waiting'; payload: FulfillmentPayload }
  | { kind: SubscriptionMailKind; payload: SubscriptionPayload }
  | { kind: 'task_message'; payload: FulfillmentPayload }
  | { kind: 'task_due_soon' | 'task_overdue'; payload: TaskPayload }
  | { kind: 'backup_ready' | 'upgrade_returned'; payload: InstallationPayload }
  | { kind: DomainMailKind; payload: DomainPayload }
  | { kind: 'move_overlap'; payload: MovePayload }
  | { kind: 'alert'; payload: AlertPayload }
  | { kind: 'room_again'; payload: RoomPayload }
  | { kind: 'refund_settled'; payload: RefundPayload }
  | { kind: 'payment_problem'; payload: OrderLetter & { sentence: string } }
);

/** One mail for each generation of its kind and subject; the first where absent. In the language that is spoken where none is named. */
export type NewMail = Mail & { generation?: number; language?: Language };

/** What a template is given. */
export type MailContent = Mail extends infer One ? (One extends Mail ? Pick<One, 'kind' | 'payload'> : never) : never;
