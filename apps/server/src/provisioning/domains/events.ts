import { defineEvent } from '../../kernel/events.ts';
import type { DomainNewsKind } from './decide-domain.ts';

/** A domain that a delivery may wait for is proven, or will not come. */
export const domainSettled = defineEvent<{ orderItemId: string; because: string }>('domain.settled');

/** What a customer should know of his domain. */
export type DomainNews = {
  domainId: string;
  kind: DomainNewsKind;
  /** Makes each telling one of its own. */
  generation: number;
  host: string;
  /** When it is given back if nothing changes. */
  releaseAt: Date;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
};

export const domainNews = defineEvent<DomainNews>('domain.news');
