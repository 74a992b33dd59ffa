import { button, greeting, type Letter, paragraph } from './letter.ts';
import type { InstallationPayload } from './mail.ts';
import { say } from './words.ts';

/** What was done to an installation while its customer was not looking. */
export function installationLetter(
  kind: 'backup_ready' | 'upgrade_returned',
  { customerName, orderId, ...news }: InstallationPayload,
  orderAddress: (orderId: string) => string,
): Letter {
  const { subject, sentence } = kind === 'backup_ready' ? backupReady(news) : upgradeReturned(news);
  return {
    subject,
    blocks: [greeting(customerName), paragraph(sentence), button(say('Open your order'), orderAddress(orderId))],
  };
}

type News = Pick<InstallationPayload, 'productName' | 'from' | 'to'>;

function backupReady({ productName }: News) {
  return {
    subject: say('A backup of {productName} is ready', { productName }),
    sentence: say(
      'The backup of {productName} is made. On the page of your installation you can download it, or put it back.',
      { productName },
    ),
  };
}

function upgradeReturned({ productName, from = '', to = '' }: News) {
  return {
    subject: say('{productName} stayed at its version', { productName }),
    sentence: say(
      'Version {to} of {productName} did not get well, so version {from} runs again, with your data as it was before. You need not do anything.',
      { productName, from, to },
    ),
  };
}
