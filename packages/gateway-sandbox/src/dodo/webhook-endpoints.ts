import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal, malformed, notFound } from './refusal.ts';
import type { WebhookEndpoint } from './state.ts';
import { newWebhookSecret } from './state.ts';

/** Dodo's docs of 2025 allow five endpoints. */
const ENDPOINTS_MAX = 5;

export function registerEndpoint(world: World, body: unknown) {
  const fields = readDodoBody(body);
  const { endpoints } = world.state.dodo;
  const idempotencyKey = fields.text('idempotency_key') ?? null;
  const earlier = Object.values(endpoints).find(
    ({ idempotency_key }) => idempotencyKey !== null && idempotency_key === idempotencyKey,
  );
  if (earlier) return showEndpoint(earlier);
  if (Object.keys(endpoints).length >= ENDPOINTS_MAX) {
    throw new DodoRefusal(422, 'WEBHOOK_LIMIT_REACHED', `There can be ${ENDPOINTS_MAX} endpoints at most.`);
  }
  const now = world.clock.now().toISOString();
  const endpoint: WebhookEndpoint = {
    id: dodoId('ep'),
    url: readWebhookUrl(fields.requiredText('url')),
    secret: newWebhookSecret(),
    description: fields.text('description') ?? '',
    disabled: fields.flag('disabled') ?? false,
    filter_types: readFilter(fields.list('filter_types')),
    headers: textsOnly(fields.metadata('headers')),
    metadata: textsOnly(fields.metadata('metadata')),
    rate_limit: fields.integer('rate_limit') ?? null,
    idempotency_key: idempotencyKey,
    created_at: now,
    updated_at: now,
  };
  endpoints[endpoint.id] = endpoint;
  return showEndpoint(endpoint);
}

export function changeEndpoint(world: World, endpoint: WebhookEndpoint, body: unknown) {
  const fields = readDodoBody(body);
  const url = fields.text('url');
  const filter = fields.list('filter_types');
  endpoint.url = url === undefined ? endpoint.url : readWebhookUrl(url);
  endpoint.filter_types = filter === undefined ? endpoint.filter_types : readFilter(filter);
  endpoint.disabled = fields.flag('disabled') ?? endpoint.disabled;
  endpoint.description = fields.text('description') ?? endpoint.description;
  endpoint.rate_limit = fields.integer('rate_limit') ?? endpoint.rate_limit;
  endpoint.updated_at = world.clock.now().toISOString();
  return showEndpoint(endpoint);
}

export function findEndpoint(world: World, id: string): WebhookEndpoint {
  const endpoint = world.state.dodo.endpoints[id];
  if (!endpoint) throw notFound('webhook', id);
  return endpoint;
}

/** Pages by cursor: `iterator` is the id of the last endpoint of the page before. */
export function listEndpoints(world: World, query: Record<string, string | undefined>) {
  const all = Object.values(world.state.dodo.endpoints);
  const start = query.iterator === undefined ? 0 : all.findIndex(({ id }) => id === query.iterator) + 1;
  const page = all.slice(start, start + Number(query.limit ?? 50));
  return {
    data: page.map(showEndpoint),
    done: start + page.length >= all.length,
    iterator: page.at(-1)?.id ?? null,
    prev_iterator: null,
  };
}

export function showEndpoint(endpoint: WebhookEndpoint) {
  const { secret: _, headers: __, idempotency_key: ___, ...rest } = endpoint;
  return rest;
}

function readWebhookUrl(url: string): string {
  if (!URL.canParse(url)) throw malformed('url must be a URL.');
  return url;
}

function readFilter(types: unknown[] | undefined): string[] | null {
  if (types === undefined || types.length === 0) return null;
  return types.map(String);
}

function textsOnly(map: Record<string, string | number | boolean>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));
}
