import {
  type ActionRequest,
  createProviderClient,
  newSigningSecret,
  type ProviderReply,
} from '@vozex/provider-contract';
import { type PosSettings, startPos } from '../src/index.ts';

/** A clock that moves when the test says so. */
function newClock(startsAt = '2026-03-01T12:00:00Z') {
  let ms = Date.parse(startsAt);
  return {
    now: () => new Date(ms),
    passes(seconds: number) {
      ms += seconds * 1000;
    },
  };
}

/** A point of sale on a port of its own, and VOZEX's real client talking to it over HTTP. */
export async function newWorld(settings: Partial<PosSettings> = {}) {
  const secret = newSigningSecret();
  const time = newClock();
  const pos = await startPos({ signingSecrets: [secret], clock: time, ...settings });
  const clientOf = (changes: Partial<Parameters<typeof createProviderClient>[0]> = {}) =>
    createProviderClient({
      baseUrl: pos.url,
      auth: { mode: 'hmac', secrets: [secret] },
      audience: 'point-of-sale',
      timeoutSeconds: 10,
      clock: time,
      ...changes,
    });
  return { pos, time, secret, vozex: clientOf(), clientOf };
}

let orders = 0;

/** A purchase nobody has made before. Its own number makes its instance key. */
export function purchaseOf(workspaceName: string, changes: Partial<ActionRequest> = {}): ActionRequest {
  orders += 1;
  return {
    instance_key: `ord_${orders}:oit_1`,
    order_id: `ord_${orders}`,
    order_item_id: 'oit_1',
    revision: 1,
    product: { external_product_ref: 'point-of-sale', plan: 'starter' },
    customer: { id: `cus_${orders}`, email: `${workspaceName}@example.test`, name: 'Ada <3' },
    parameters: { workspace_name: workspaceName },
    desired_state: 'active',
    actor: { type: 'system' },
    ...changes,
  };
}

/** The answer of a reply that has one. */
export function answerIn(reply: ProviderReply) {
  if (reply.kind !== 'done' && reply.kind !== 'accepted') throw new Error(`no answer in ${JSON.stringify(reply)}`);
  return reply.answer;
}

/** A browser that keeps its cookies, and goes where it is sent. */
export function newBrowser(url: string) {
  let cookie = '';
  async function go(address: string, init: RequestInit = {}): Promise<{ status: number; text: string; url: string }> {
    const target = new URL(address, url);
    const response = await fetch(target, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const next = response.headers.get('location');
    if (next) return go(next);
    return { status: response.status, text: await response.text(), url: target.href };
  }
  return {
    open: (address: string) => go(address),
    submits: (address: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      go(address, { method: 'POST', body: new URLSearchParams(form), headers }),
  };
}

/** What the till form of a page offers: the register, and item ids by name. */
export function tillIn(page: string) {
  const register = /<option value="(reg_\w+)"/.exec(page)?.[1] ?? '';
  const items = new Map(
    [...page.matchAll(/name="item\.(itm_\w+)"[^>]*aria-label="How many ([^"]+)"/g)].map((m) => [m[2], m[1]]),
  );
  return { register, item: (name: string) => `item.${items.get(name)}` };
}
