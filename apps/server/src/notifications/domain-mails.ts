import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { enqueueMail } from './enqueue-mail.ts';

/** What this listener needs of `domainNews`. */
type DomainNews = {
  domainId: string;
  kind: 'active' | 'failing' | 'release_soon' | 'released';
  generation: number;
  host: string;
  releaseAt: Date;
  orderId: string;
  customerEmail: string;
  customerName: string;
  productName: string;
};

/** Listener: something became of a domain of a customer's. One mail each time. */
export async function mailDomainNews(app: App, tx: Tx, news: DomainNews): Promise<void> {
  const { orderId, customerName, productName, host } = news;
  await enqueueMail(tx, app, {
    kind: `domain_${news.kind}`,
    subjectId: news.domainId,
    generation: news.generation,
    recipient: news.customerEmail,
    payload: { orderId, customerName, productName, host, releaseAt: news.releaseAt.toISOString() },
  });
}
