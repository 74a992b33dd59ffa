import { setTimeout as pause } from 'node:timers/promises';
import { sampleChoices } from '@vozex/server';
import type { PlacedOrder } from '../placed-order.ts';
import type { AdminFulfillment, AdminTask, Fulfillment, Gateway, Page, Product } from '../shapes.ts';
import { type Seen, StepFailed } from './rehearsal-report.ts';
import type { RehearsalShop } from './rehearsal-shop.ts';

/** A product as the rehearsal's shop sells it; `policies` are the product's own. */
export type Rehearsed = {
  shop: RehearsalShop;
  product: Product;
  policies: Policies;
  /** Nobody waits for the rest: only what was bought is to be given back. */
  isOver(): boolean;
};
type Schema = Record<string, unknown>;

export type Policies = {
  full_refund: 'revoke' | 'keep';
  dispute_opened: 'suspend' | 'keep';
  grace_days: number;
  give_up_after_days: number;
  subscription_cancelled: 'at_period_end' | 'at_once' | 'perpetual_fallback';
};

/** One purchase and everything that is asked of it later. */
export type Purchase = Rehearsed & {
  order: PlacedOrder;
  gateway: Gateway;
  price: Product['prices'][number];
  mark: string;
};

/** Real time, since providers and engines live in it. */
const REACH_SECONDS_MAX = 90;
const LOOK_AGAIN_MS = 100;
/** Attempts that come within ten minutes are hurried on; who has not managed by then is mended first. */
const ATTEMPTS_WITHIN_SECONDS = 600;

const STOPPED: string[] = ['failed', 'cancelled'];

/**
 * Waits until a delivery has a status, doing meanwhile what its customer and the team would do: answering what is asked,
 * completing the task.
 *
 * @param verb what it is to be brought to do, in words.
 * @throws StepFailed with what was answered, and what to do.
 */
export async function reaches(purchase: Purchase, status: string, verb: string): Promise<AdminFulfillment> {
  const { shop, order } = purchase;
  const deadline = performance.now() + REACH_SECONDS_MAX * 1000;
  const answered = new Set<string>();
  for (;;) {
    await shop.settles().catch(() => {}); // a slow provider keeps the shop from rest; the deadline is ours
    const now = await shop.operator.deliveryOf(order.id);
    if (now.status === status && now.error_code === null) return now;
    if (hasGivenUp(now, status, shop.time.now()) || performance.now() > deadline) throw notReached(now, status, verb);
    await helpOn(purchase, now, answered);
    await shop.hurries(ATTEMPTS_WITHIN_SECONDS);
    await pause(LOOK_AGAIN_MS);
  }
}

/** Nothing more happens by itself, or not soon. */
function hasGivenUp(now: AdminFulfillment, status: string, at: Date): boolean {
  if (STOPPED.includes(now.status) && now.status !== status) return true;
  if (now.error_code === null) return false;
  if (now.next_attempt_at === null) return true;
  return new Date(now.next_attempt_at).getTime() - at.getTime() > ATTEMPTS_WITHIN_SECONDS * 1000;
}

function notReached(now: AdminFulfillment, status: string, verb: string): StepFailed {
  const because = now.error_code ? `: ${now.last_error ?? 'no reason'} (${now.error_code})` : '';
  const seen = [
    { what: 'status', value: now.status },
    ...(now.external_reference_id ? [{ what: 'external reference', value: now.external_reference_id }] : []),
    ...(now.error_code ? [{ what: 'error', value: now.error_code }] : []),
    { what: 'attempts', value: String(now.operations.length) },
  ];
  return new StepFailed(`The delivery is "${now.status}" and not "${status}"${because}`, fixFor(now, verb), seen);
}

/** By the codes of the provider contract and of VOZEX; whatever else is answered is to be mended where it was said. */
const FIXES: Record<string, string> = {
  auth_failed:
    'The secret is not accepted: store the right one under the name that the settings of the delivery refer to.',
  SECRET_UNKNOWN: 'Store the secret that the settings of the delivery refer to.',
  connection_failed:
    'Nothing answers at the address in the settings of the delivery: correct it, or start what should answer.',
  timeout: 'The answer took too long: make it faster, or raise the time limit in the settings of the delivery.',
  egress_refused:
    'VOZEX does not connect to this address: use a public https address, or allow it with VOZEX_EGRESS_ALLOW.',
  plan_unknown: 'The other side does not know this plan: correct the plan of the price, or the external product.',
  ARTIFACT_MISSING: 'Upload a file under the artifact name in the settings of the delivery.',
};

function fixFor({ error_code }: AdminFulfillment, verb: string): string {
  const known = error_code === null ? undefined : FIXES[error_code];
  return (
    known ??
    `What delivers this product must ${verb}: mend it there, or correct the settings of the delivery. Then rehearse again.`
  );
}

/** Does what a person would do next, once. */
async function helpOn(purchase: Purchase, now: AdminFulfillment, done: Set<string>): Promise<void> {
  const { shop, order, mark } = purchase;
  if (now.status === 'manual_pending' && now.task_id && now.error_code === null && !done.has(now.task_id)) {
    done.add(now.task_id);
    await completeTask(shop, now.task_id, mark);
  }
  if (now.status !== 'awaiting_customer') return;
  const { ask } = await order.fulfillment();
  if (!ask || done.has(ask.since)) return;
  if (!ask.form_schema) {
    throw new StepFailed(
      `Its customer is asked: "${ask.text}"`,
      'A rehearsal can answer forms only. Ask by a form, or buy one yourself to try it.',
    );
  }
  done.add(ask.since);
  await order.answers(now.id, sampleChoices(ask.form_schema, mark));
}

type OpenTask = AdminTask & {
  completion_form: Schema;
  checklist: { position: number; checked_at: string | null }[];
};

/** As somebody of the team does it: every step ticked, the form filled in. */
async function completeTask({ operator: { api } }: RehearsalShop, id: string, mark: string): Promise<void> {
  const { checklist, completion_form } = await api.get<OpenTask>(`/api/admin/tasks/${id}`);
  for (const { position } of checklist.filter((item) => item.checked_at === null)) {
    await api.post(`/api/admin/tasks/${id}/checklist`, { position, checked: true });
  }
  await api.post(`/api/admin/tasks/${id}/complete`, {
    ...sampleChoices(completion_form, mark),
    note: 'Done in a rehearsal: nothing was set up.',
  });
}

/** What the customer finds in the customer center. */
export function handedOut({ workspace_url, licenses, downloads, note, next_action }: Fulfillment): Seen {
  return [
    ...(workspace_url ? [{ what: 'workspace', value: withoutQuery(workspace_url) }] : []),
    ...licenses.map(({ hint }) => ({ what: 'license', value: hint })),
    ...downloads.map(({ file_name, version }) => ({ what: 'download', value: `${file_name}, version ${version}` })),
    ...(note ? [{ what: 'note', value: note }] : []),
    { what: 'next for the customer', value: next_action.label },
  ];
}

/** An invitation stands in the query, and reports are kept. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

/** Kinds of the mails that were written to the buyer since. @param since ids that were there before. */
export async function mailsSince({ operator: { api } }: RehearsalShop, since: ReadonlySet<string>): Promise<Seen> {
  const mails = (await mailsOf(api)).filter(({ id }) => !since.has(id));
  return mails.length === 0
    ? []
    : [{ what: 'mails', value: mails.map(({ kind }) => kind.replaceAll('_', ' ')).join(', ') }];
}

type Mail = { id: string; kind: string };

export async function mailsOf(api: RehearsalShop['operator']['api']): Promise<Mail[]> {
  return (await api.get<Page<Mail>>('/api/dev/mailbox?limit=100')).items;
}

/** For who delivers. */
export const MEND_ANSWERS =
  'Who delivers says one thing when it is asked to act, and another when it is asked how it stands: mend its answers.';

/** Brings it to stand still or to run again, and asks who delivers whether it does. */
export async function comesTo(purchase: Purchase, action: 'suspend' | 'resume'): Promise<Seen> {
  const status = action === 'suspend' ? 'suspended' : 'active';
  const delivery = await reaches(purchase, status, `carry out "${action}"`);
  const otherwise = await purchase.shop.holds(delivery.order_item_id, action);
  if (otherwise) throw new StepFailed(`It said that it carried out "${action}", but ${otherwise}.`, MEND_ANSWERS);
  return [{ what: 'status', value: delivery.status }];
}

/** Whoever says that it is over, and lets it run, gives away what was paid back. */
export async function comesToAnEnd(purchase: Purchase): Promise<Seen> {
  const { status, order_item_id } = await reaches(purchase, 'cancelled', 'carry out "cancel"');
  const otherwise = await purchase.shop.holds(order_item_id, 'cancel');
  if (otherwise) throw new StepFailed(`It said that it carried out "cancel", but ${otherwise}.`, MEND_ANSWERS);
  return [{ what: 'status', value: status }];
}
