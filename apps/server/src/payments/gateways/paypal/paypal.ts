import type { Clock } from '../../../kernel/clock.ts';
import type { PaypalClient } from './client.ts';
import type { Plans } from './plans.ts';

/** What everything about subscriptions needs of an opened gateway. */
export type Paypal = { client: PaypalClient; plans: Plans; clock: Clock };
