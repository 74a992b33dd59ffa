import type { Gateway } from './misbehaviour.ts';

/** Calls kept for inspection. Older ones are forgotten. */
const CALLS_MAX = 5_000;

/** One call of the gateway's API, as `requests()` and `GET /sandbox/requests` show it. */
export type ApiCall = {
  gateway: Gateway;
  method: string;
  path: string;
  /** Lower-case names; the credentials are replaced by "(hidden)". */
  headers: Record<string, string>;
  body: unknown;
  received_at: string;
  /** The status answered; null while unanswered, or when the connection was cut. */
  status: number | null;
};

/** Remembers the calls received and the contradictions to the API descriptions. */
export class Journal {
  readonly calls: ApiCall[] = [];
  readonly violations: string[] = [];

  begin(call: ApiCall): ApiCall {
    if (this.calls.length >= CALLS_MAX) this.calls.shift();
    this.calls.push(call);
    return call;
  }
}
