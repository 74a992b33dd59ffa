import { button, greeting, type Letter, paragraph } from './letter.ts';
import type { FulfillmentPayload } from './mail.ts';

const SUBJECT = {
  backup_ready: (product: string) => `A backup of ${product} is ready`,
  upgrade_returned: (product: string) => `${product} stayed at its version`,
};

/** What was done to an installation while its customer was not looking. */
export function installationLetter(
  kind: keyof typeof SUBJECT,
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: (orderId: string) => string,
): Letter {
  return {
    subject: SUBJECT[kind](productName),
    blocks: [
      greeting(customerName),
      ...(sentence === undefined ? [] : [paragraph(sentence)]),
      button('Open your order', orderAddress(orderId)),
    ],
  };
}
