import { GATEWAY_LABEL, PaymentGatewayKey } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { SubscriptionMailKind } from './mail.ts';

/** What this listener needs of the news of a subscription. */
type SubscriptionNews = {
  kind: SubscriptionMailKind;
  subscriptionId: string;
  orderId: string;
  subjectId: string;
  generation: number;
  customerEmail: string;
  customerName: string;
  productName: string;
  priceName: string;
  gateway: string;
  amountMinor: number;
  currency: string;
  tax: { name: string; rateBp: number; reverseCharge: boolean; taxMinor: number } | null;
  date: Date | null;
};

/** Listener: one mail for each piece of news, however often it is announced. */
export async function mailSubscriptionNews(app: App, tx: Tx, news: SubscriptionNews): Promise<void> {
  const gateway = PaymentGatewayKey.safeParse(news.gateway).data;
  await enqueueMail(tx, app, {
    kind: news.kind,
    subjectId: news.subjectId,
    generation: news.generation,
    recipient: news.customerEmail,
    payload: {
      orderId: news.orderId,
      customerName: news.customerName,
      subscriptionId: news.subscriptionId,
      productName: news.productName,
      priceName: news.priceName,
      paidWith: gateway ? GATEWAY_LABEL[gateway] : news.gateway,
      amountMinor: news.amountMinor,
      currency: news.currency,
      tax: news.tax,
      date: news.date?.toISOString() ?? null,
    },
  });
}
