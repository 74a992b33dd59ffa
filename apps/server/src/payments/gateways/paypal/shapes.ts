import { z } from 'zod';
import { GatewayCurrency, GatewayId } from '../read-body.ts';
import { minorOf } from './money.ts';

/** `{currency_code, value}` as minor units. */
export const Amount = z.object({ currency_code: GatewayCurrency, value: z.string() }).transform((amount, context) => {
  const amountMinor = minorOf(amount.value, amount.currency_code);
  if (amountMinor !== undefined) return { amountMinor, currency: amount.currency_code };
  context.addIssue({ code: 'custom', message: 'is no amount' });
  return z.NEVER;
});

export const Links = z.array(z.object({ rel: z.string(), href: z.string() })).nullish();

/** The id that ends a link, such as `…/v2/payments/captures/0JF852973C016714D`. */
export function idInLink(links: z.infer<typeof Links>, rel: string, collection: string): string | undefined {
  const href = links?.find((link) => link.rel === rel)?.href ?? '';
  return new RegExp(`/${collection}/([A-Za-z0-9-]{1,64})$`).exec(href)?.[1];
}

export function idOf(value: unknown): string | undefined {
  return GatewayId.safeParse(value).data;
}
