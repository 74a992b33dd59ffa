import { ApiException } from '@kubernetes/client-node';
import { z } from 'zod';
import { DriverUnreachable } from '../../instance-driver.ts';

/** What the API answers instead of what was asked for. */
const Status = z.object({
  message: z.string().default(''),
  reason: z.string().default(''),
  details: z
    .object({
      causes: z
        .array(
          z.object({ reason: z.string().default(''), message: z.string().default(''), field: z.string().default('') }),
        )
        .default([]),
    })
    .default({ causes: [] }),
});

type Refusal = ApiException<unknown>;

/** Nobody waits longer for a cluster that asks for patience before looking again. */
const RETRY_SECONDS_MAX = 60;

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof ApiException;
}

function statusOf({ body }: Refusal): z.output<typeof Status> {
  let said = body;
  if (typeof body === 'string') {
    try {
      said = JSON.parse(body);
    } catch {
      return Status.parse({ message: body.slice(0, 500) }); // a proxy before the API answers in words of its own
    }
  }
  const status = Status.safeParse(said);
  return status.success ? status.data : Status.parse({});
}

/** What the API said, or why it said nothing; never holds what was sent. */
export function reasonOf(error: unknown): string {
  if (isRefusal(error)) return statusOf(error).message || `it answered ${error.code}`;
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function isMissing(error: unknown): boolean {
  return isRefusal(error) && error.code === 404;
}

/** The fields that somebody else holds with another value, when that is why nothing was applied. */
export function conflictOf(error: unknown): { manager: string; field: string }[] | null {
  if (!isRefusal(error) || error.code !== 409) return null;
  const { causes } = statusOf(error).details;
  const conflicts = causes.filter(({ reason }) => reason === 'FieldManagerConflict');
  if (conflicts.length === 0) return null;
  return conflicts.map(({ message, field }) => ({ manager: /"([^"]*)"/.exec(message)?.[1] ?? message, field }));
}

/** Seconds to wait, when the API asks for patience or somebody wrote the same at the same time. */
export function patienceOf(error: unknown): number | null {
  if (!isRefusal(error)) return null;
  if (error.code === 409 && !conflictOf(error)) return 1;
  if (error.code !== 429) return null;
  const asked = Number(error.headers['retry-after'] ?? '1');
  return Number.isFinite(asked) ? Math.min(Math.max(1, Math.ceil(asked)), RETRY_SECONDS_MAX) : 1;
}

/** The API understood and will not. 401 is none: credentials are exchanged, and nothing was said of what was asked. */
export function isRefused(error: unknown): boolean {
  return isRefusal(error) && error.code >= 400 && error.code < 500 && error.code !== 401 && error.code !== 429;
}

/** Turns what is missing into null, and leaves every other error as it is. */
export async function orMissing<Found>(call: Promise<Found>): Promise<Found | null> {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Turns whatever is left into the one error that the reconcile loop knows. */
export function asUnreachable(error: unknown): DriverUnreachable {
  if (error instanceof DriverUnreachable) return error;
  return new DriverUnreachable(`the cluster: ${reasonOf(error)}`, { cause: error });
}
