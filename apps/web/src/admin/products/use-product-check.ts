import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { checkProduct, type ProductCheck } from '../../api/admin-products.ts';
import type { AdminProduct } from '../../api/types.ts';

type Json = Record<string, unknown>;

/** So long nobody types before the server is asked. */
const PAUSE_MS = 350;

/**
 * Says in what way the server would refuse what is being written, while it is written: the rules are its own.
 *
 * @param stored what it would replace: asked anew when that or one of its prices changes.
 * @returns `messages` by field: of all fields, or of those that are filled in, while the others are left in peace.
 */
export function useProductCheck(
  product: Json,
  { stored, asks, all }: { stored: AdminProduct | undefined; asks: boolean; all: boolean },
) {
  const now = JSON.stringify(product);
  const text = useSettled(now);
  const { data: answer, isPlaceholderData } = useQuery({
    queryKey: ['admin', 'product-check', stored, text],
    queryFn: ({ signal }) => checkProduct(JSON.parse(text) as Json, stored?.id, signal),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: asks,
  });
  const messages = Object.entries(messagesOf(answer?.problems ?? []));
  const shown = all ? messages : messages.filter(([field]) => !isEmpty(valueAt(product, field)));
  const isCurrent = answer !== undefined && !isPlaceholderData && text === now;
  return { check: { answer, isCurrent }, messages: Object.fromEntries(shown) };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Messages by field; the first one of each. */
export function messagesOf(problems: ProductCheck['problems']): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { field, message } of problems) messages[field] ??= message;
  return messages;
}

function valueAt(product: Json, field: string): unknown {
  return field.split('.').reduce<unknown>((at, key) => (at as Json | null | undefined)?.[key], product);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
