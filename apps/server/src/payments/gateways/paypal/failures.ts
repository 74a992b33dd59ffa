import { ApiError } from '@paypal/paypal-server-sdk';
import { PaymentError } from '../../errors.ts';
import { neverLeft } from '../never-left.ts';
import { NotPayableAtPaypal } from './money.ts';

/** A clear "no" of PayPal. `issue` is what to branch on; the SDK's own messages are empty. */
export type Refusal = { status: number; issue: string; description: string; links: { rel: string; href: string }[] };

type ErrorBody = {
  name?: unknown;
  message?: unknown;
  error?: unknown;
  details?: { issue?: unknown; description?: unknown }[];
  links?: { rel?: unknown; href?: unknown }[];
};

/** An answer that is no success, to a call that the SDK does not have. */
export class PaypalAnswered extends Error {
  readonly status: number;
  readonly text: string;
  constructor(status: number, text: string) {
    super(`PayPal answers ${status}`);
    this.status = status;
    this.text = text;
  }
}

/** The refusal in a failed call, or nothing when nobody can tell whether the call took effect. */
export function refusalOf(error: unknown): Refusal | undefined {
  const answer =
    error instanceof PaypalAnswered
      ? { status: error.status, text: error.text }
      : error instanceof ApiError
        ? { status: error.statusCode, text: error.body }
        : undefined;
  if (!answer) return undefined;
  const { status } = answer;
  if (status < 400 || status >= 500 || status === 408) return undefined;
  const body = bodyOf(answer.text);
  const [detail] = Array.isArray(body.details) ? body.details : [];
  return {
    status,
    issue: firstText(detail?.issue, body.name, body.error) ?? `HTTP_${status}`,
    description: firstText(detail?.description, body.message) ?? 'no reason given',
    links: (Array.isArray(body.links) ? body.links : []).flatMap((link) =>
      typeof link.rel === 'string' && typeof link.href === 'string' ? [{ rel: link.rel, href: link.href }] : [],
    ),
  };
}

/** For codes the SDK does not know, the answer is only in the body's text. */
function bodyOf(text: unknown): ErrorBody {
  if (typeof text !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function firstText(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

/** True when the call cannot have reached PayPal. */
export const neverReachedPaypal = neverLeft;

/** What the rest of VOZEX hears of a failed call. */
export function paypalFailure(error: unknown, what: string): PaymentFailure {
  if (error instanceof PaymentError) return error;
  if (error instanceof NotPayableAtPaypal)
    return new PaymentError('GATEWAY_REFUSED', `${what}: ${error.message}`, { cause: error });
  const refusal = refusalOf(error);
  if (refusal && refusal.status !== 429) {
    return new PaymentError('GATEWAY_REFUSED', `${what}: ${refusal.issue} ${refusal.description}`, { cause: error });
  }
  return new PaymentError('GATEWAY_UNAVAILABLE', `${what}: ${String(error)}`, { cause: error });
}

type PaymentFailure = InstanceType<typeof PaymentError>;
