import { APIConnectionError, APIError } from 'dodopayments';
import { PaymentError } from '../../errors.ts';
import { UnreadableWebhook } from '../../gateway.ts';
import type { InstructionAnswer } from '../../subscription-desk.ts';
import { neverLeft } from '../never-left.ts';

/** A clear "no": the call had no effect. */
export type Refusal = { status: number; code: string; message: string };

/** 4xx is an answer; a time-out (408) or a conflict in progress is none. */
const UNCLEAR_STATUSES = new Set([408]);

/** The refusal in an error of the SDK, or nothing when nobody can tell whether the call took effect. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof APIError) || error.status === undefined) return undefined;
  if (error.status < 400 || error.status >= 500 || UNCLEAR_STATUSES.has(error.status)) return undefined;
  const body = error.error as { code?: unknown; message?: unknown } | undefined; // because many 4xx have no body at all
  return {
    status: error.status,
    code: typeof body?.code === 'string' ? body.code : `HTTP_${error.status}`,
    message: typeof body?.message === 'string' ? body.message : 'no reason given',
  };
}

/** True when the call cannot have reached Dodo. */
export function neverReachedDodo(error: unknown): boolean {
  return error instanceof APIConnectionError && neverLeft(error);
}

/** How an instruction ended whose call failed: what had no effect is refused, and of the rest nobody can tell. */
export function instructionFailure(error: unknown): Exclude<InstructionAnswer, { kind: 'done' }> {
  const refusal = refusalOf(error);
  if (refusal?.status === 429)
    return { kind: 'refused', code: 'GATEWAY_UNAVAILABLE', reason: 'Dodo takes no more calls for now' };
  if (refusal) return { kind: 'refused', code: refusal.code, reason: refusal.message };
  if (neverReachedDodo(error))
    return { kind: 'refused', code: 'GATEWAY_UNAVAILABLE', reason: 'Dodo could not be reached; nothing was sent' };
  return { kind: 'unknown', reason: String(error) };
}

/** What the rest of VOZEX hears of a failed call that moves no money. */
export function dodoFailure(error: unknown, what: string): Error {
  if (error instanceof PaymentError) return error;
  const refusal = refusalOf(error);
  if (refusal && refusal.status !== 429) {
    return new PaymentError('GATEWAY_REFUSED', `${what}: ${refusal.code} ${refusal.message}`, { cause: error });
  }
  if (error instanceof UnreadableWebhook) {
    return new PaymentError('GATEWAY_REFUSED', `${what}: ${error.message}`, { cause: error });
  }
  return new PaymentError('GATEWAY_UNAVAILABLE', `${what}: ${String(error)}`, { cause: error });
}
