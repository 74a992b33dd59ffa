import { button, greeting, type Letter, paragraph } from './letter.ts';
import type { FulfillmentPayload } from './mail.ts';
import { say } from './words.ts';

const SUBJECT = {
  backup_ready: (product: string) => say('A backup of {product} is ready', { product }),
  upgrade_returned: (product: string) => say('{product} stayed at its version', { product }),
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
      ...(sentence === undefined ? [] : [paragraph(say.known(sentence))]),
      button(say('Open your order'), orderAddress(orderId)),
    ],
  };
}
