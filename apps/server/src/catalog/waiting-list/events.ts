import type { Language } from '@vozex/domain';
import { defineEvent } from '../../kernel/events.ts';

/** There is room again for somebody who waited. Announced once for each place in line; no place is promised by it. */
export const roomAgain = defineEvent<{
  waitingId: string;
  email: string;
  language: Language;
  productName: string;
  productUrl: string;
  leaveUrl: string;
}>('catalog.room_again');
