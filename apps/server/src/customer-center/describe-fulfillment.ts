import { Ask } from '@vozex/domain';
import type { GrantRow } from '../downloads/index.ts';
import { deliverySentence, type FulfillmentView } from '../fulfillment/index.ts';
import { label } from '../kernel/language.ts';
import type { LicenseRow } from '../licensing/index.ts';
import type { WorkView } from '../tasks/index.ts';
import { describeWork } from './describe-work.ts';
import type { Fulfillment, Work } from './shapes.ts';
import { say } from './words.ts';

/** What belongs to one delivery. */
export type Delivered = {
  licenses: LicenseRow[];
  grants: GrantRow[];
  work: WorkView | undefined;
  /** Of a hybrid product: the open move it takes part in, and where it may be moved. */
  move: Fulfillment['move'] | undefined;
  offers: Fulfillment['may_move_to'];
};

/**
 * The one place that words a delivery for its customer, whatever was sold and however it is delivered. What the
 * operators know (errors, attempts, references of providers) does not pass.
 */
export function describeFulfillment(record: FulfillmentView, delivered: Delivered): Fulfillment {
  const active = record.status === 'active';
  const shown = {
    work: delivered.work ? describeWork(delivered.work, active) : null,
    ask: askOf(record),
    workspaceUrl: active ? webAddress(record.external_workspace_url) : null,
    licenses: delivered.licenses.map((license) => ({ id: license.id, hint: license.key_hint, status: license.status })),
    downloads: delivered.grants.flatMap(downloadOf),
  };
  return {
    id: record.id,
    product_name: record.product_name,
    delivery_model: record.delivery_model,
    delivery_label: label('delivery_model', record.delivery_model),
    path: record.path,
    status: record.status,
    status_label: label('fulfillment', record.status),
    headline: headlineOf(record, shown),
    next_action: nextActionOf(record, shown),
    ask: shown.ask,
    due_at: record.delivered_at ? null : (record.due_at?.toISOString() ?? null),
    delivered_at: record.delivered_at?.toISOString() ?? null,
    workspace_url: shown.workspaceUrl,
    licenses: shown.licenses,
    downloads: shown.downloads,
    note: active && typeof record.payload_snapshot.note === 'string' ? record.payload_snapshot.note : null,
    work: shown.work,
    move: delivered.move ?? null,
    may_move_to: delivered.offers,
    history: historyOf(record.moves),
  };
}

type Shown = {
  work: Work | null;
  ask: Ask | null;
  workspaceUrl: string | null;
  licenses: Fulfillment['licenses'];
  downloads: Fulfillment['downloads'];
};

function headlineOf(record: FulfillmentView, shown: Shown): string {
  switch (record.status) {
    case 'queued':
      return record.attempts > 0
        ? say('It takes a little longer: we try again by ourselves.')
        : say('Your payment is here. Delivery starts in a moment.');
    case 'processing':
      return say('It is being set up for you.');
    case 'awaiting_customer':
      return say('We need something from you before we can go on.');
    case 'manual_pending':
      return waitingForPeople(record, shown);
    case 'active':
      return activeHeadline(record, shown);
    case 'suspended':
      return record.desired_state === 'running' ? say('It is being resumed.') : say('It is paused for the moment.');
    case 'failed':
      return record.customer_message === null
        ? say('We ran into a problem. Our team looks into it; you need not do anything.')
        : deliverySentence(record.customer_message);
    case 'cancelled':
      return say('It was cancelled.');
  }
}

function waitingForPeople({ error_code }: FulfillmentView, { work }: Shown): string {
  if (error_code === 'CAPACITY_EXHAUSTED') return say('Our team makes room for it. Then it is set up for you.');
  return work?.by
    ? say('{person} of our team is working on it for you.', { person: work.by })
    : say('Our team has it and takes it up soon.');
}

/** It runs for this customer alone, and he looks after it himself. */
function isDedicated({ delivery_model }: FulfillmentView): boolean {
  return delivery_model === 'saas_singletenant';
}

function activeHeadline(record: FulfillmentView, shown: Shown): string {
  if (record.desired_state === 'terminated') return say('It is being cancelled.');
  if (record.desired_state === 'suspended') return say('It is being paused.');
  if (shown.workspaceUrl)
    return isDedicated(record) ? say('Your installation is ready.') : say('Your workspace is open.');
  const keys = shown.licenses.length;
  if (keys > 0 && shown.downloads.length > 0) {
    return say('Your {keys|license key|# license keys} and your download are ready.', { keys });
  }
  if (keys > 0) return say('Your {keys|license key is|# license keys are} ready.', { keys });
  return shown.downloads.length > 0 ? say('Your download is ready.') : say('It is done.');
}

function nextActionOf(record: FulfillmentView, shown: Shown): Fulfillment['next_action'] {
  switch (record.status) {
    case 'queued':
    case 'processing':
    case 'manual_pending':
      return { kind: 'wait', label: say('Nothing to do: we write to you'), href: null };
    case 'failed':
      return { kind: 'wait', label: say('We write to you'), href: null };
    case 'awaiting_customer':
      return { kind: 'answer', label: answerLabel(shown.ask), href: shown.ask?.link ?? null };
    case 'active':
      if (shown.workspaceUrl) {
        const label = isDedicated(record) ? say('Open installation') : say('Open workspace');
        return { kind: 'open_workspace', label, href: shown.workspaceUrl };
      }
      if (shown.downloads.length > 0) return { kind: 'download', label: say('Download'), href: null };
      if (shown.licenses.length > 0) return { kind: 'copy_license', label: say('Show license key'), href: null };
      return NOTHING;
    case 'suspended':
    case 'cancelled':
      return NOTHING;
  }
}

function answerLabel(ask: Ask | null): string {
  if (ask?.link) return say('Continue');
  return ask?.records ? say('Set the records') : say('Answer');
}

const NOTHING = { kind: 'none', label: '', href: null } as const;

/** What is asked, in the provider's words; a link only when it leads to a web page. */
function askOf(record: FulfillmentView): Ask | null {
  if (record.status !== 'awaiting_customer') return null;
  const parsed = Ask.safeParse(record.ask);
  if (!parsed.success) return null;
  const { link, ...ask } = parsed.data;
  const address = webAddress(link ?? null);
  const told = { ...ask, text: deliverySentence(ask.text) };
  return address === null ? told : { ...told, link: address };
}

/** An address from a provider becomes a link on our pages: `javascript:` and its kin do not pass. */
function webAddress(text: string | null): string | null {
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** Only what can be fetched now: a paused or withdrawn grant gives no link. */
function downloadOf(grant: GrantRow): Fulfillment['downloads'] {
  if (grant.status !== 'active' || !grant.artifact) return [];
  const { name, version, file_name, size_bytes, sha256 } = grant.artifact;
  return [{ id: grant.id, name, version, file_name, size_bytes, sha256 }];
}

/** Our own retries are no news to the customer: going back to the queue, and out of it again, is left out. */
function historyOf(moves: FulfillmentView['moves']): NonNullable<Fulfillment['history']> {
  const told = moves.filter((move) => !(move.from === 'processing' && move.to === 'queued'));
  return told
    .filter((move, i) => move.to !== told[i - 1]?.to)
    .map((move) => ({ status: move.to, label: label('fulfillment', move.to), at: new Date(move.at).toISOString() }));
}
