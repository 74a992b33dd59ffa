import {
  type Attributes,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Db } from './database.ts';
import type { Fetch } from './egress.ts';

// Traces from a webhook to its delivery. Until `startTracing` has run, nothing here does more than a comparison: the
// tracer of the API is empty. Attributes are references and words of ours, never secrets and never what names a person.

/** What a step is to the other side. */
export const { SERVER } = SpanKind;
const { CLIENT } = SpanKind;

const tracer = trace.getTracer('vozex');
let on = false;

/** Said once by `startTracing`. */
export function tracingBegins(): void {
  on = true;
}

export type SpanWords = {
  attributes?: Attributes;
  /** The trace that it goes on with, as its row kept it; a new one for null. That of the caller where absent. */
  parent?: string | null;
  kind?: SpanKind;
  /** When it began, where that was before it could be named. */
  startedAt?: number;
};

/** Runs `work` as one step of a trace. What it throws is the step's failure. */
export async function traced<T>(name: string, words: SpanWords, work: () => Promise<T>): Promise<T> {
  if (!on) return work();
  const { attributes = {}, parent, kind, startedAt } = words;
  const from = parent === undefined ? context.active() : contextOf(parent);
  const options = {
    attributes,
    ...(kind === undefined ? {} : { kind }),
    ...(startedAt === undefined ? {} : { startTime: startedAt }),
  };
  return tracer.startActiveSpan(name, options, from, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds what was learnt on the way to the step that is running. */
export function traceAttributes(attributes: Attributes): void {
  if (on) trace.getActiveSpan()?.setAttributes(attributes);
}

/** The trace that is running, as a row keeps it (W3C trace context); null where there is none. */
export function traceparent(): string | null {
  if (!on) return null;
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** The trace that a row goes on with. One look-up where traces are sent, none elsewhere. */
export async function traceOf(db: Db, table: 'webhook_events', id: string): Promise<string | null> {
  if (!on) return null;
  const row = await db.selectFrom(table).select('traceparent').where('id', '=', id).executeTakeFirst();
  return row?.traceparent ?? null;
}

/** For log lines. */
export function traceFields(): { trace_id?: string; span_id?: string } {
  const now = on ? trace.getActiveSpan()?.spanContext() : undefined;
  return now && isSpanContextValid(now) ? { trace_id: now.traceId, span_id: now.spanId } : {};
}

/** A fetch whose every call is a step, and tells the other side which trace it belongs to. */
export function traceFetch(fetch: Fetch): Fetch {
  return (url, init) => {
    if (!on) return fetch(url, init);
    const { host } = new URL(url);
    const attributes = { 'server.address': host, 'http.request.method': init.method };
    return traced(`${init.method} ${host}`, { attributes, kind: CLIENT }, async () => {
      const header = traceparent();
      const answer = await fetch(url, header ? { ...init, headers: { ...init.headers, traceparent: header } } : init);
      traceAttributes({ 'http.response.status_code': answer.status });
      return answer;
    });
  };
}

function contextOf(parent: string | null) {
  return parent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent: parent });
}
