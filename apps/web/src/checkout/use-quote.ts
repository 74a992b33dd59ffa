import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { quoteQuery } from '../api/shop.ts';
import type { QuoteBody } from '../api/types.ts';

/** What the buyer says beside what is bought. */
export type OrderWish = { coupon: string; country: string; region: string; vatNumber: string };

const NOTHING_SAID: OrderWish = { coupon: '', country: '', region: '', vatNumber: '' };

/** The buyer's wish, and the part of a request that it becomes. */
export function useOrderWish() {
  const [wish, setWish] = useState(NOTHING_SAID);
  const billing = {
    ...(wish.country && { country: wish.country }),
    ...(wish.region && { region: wish.region }),
    ...(wish.vatNumber && { vat_number: wish.vatNumber }),
  };
  const body = {
    ...(wish.coupon && { coupon_code: wish.coupon }),
    ...(Object.keys(billing).length > 0 && { billing }),
  };
  return { wish, body, change: (part: Partial<OrderWish>) => setWish((before) => ({ ...before, ...part })) };
}

/** What it would come to. The last answer stays while the next one is on its way. */
export function useQuote(body: QuoteBody) {
  const isEmpty = body.items.length === 0;
  return useQuery({ ...quoteQuery(body), enabled: !isEmpty, placeholderData: keepPreviousData });
}
