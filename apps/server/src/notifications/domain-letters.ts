import { button, dateOf, greeting, type Letter, paragraph } from './letter.ts';
import type { DomainMailKind, DomainPayload } from './mail.ts';
import { say } from './words.ts';

/** What a customer is told of a domain that leads, or should lead, to an installation of his. */
export function domainLetter(kind: DomainMailKind, domain: DomainPayload, orderAddress: string): Letter {
  const { subject, sentences } = wordsOf(kind, domain);
  return {
    subject,
    blocks: [greeting(domain.customerName), ...sentences.map(paragraph), button(say('Open your order'), orderAddress)],
  };
}

function wordsOf(
  kind: DomainMailKind,
  { host, productName, releaseAt }: DomainPayload,
): { subject: string; sentences: string[] } {
  const day = dateOf(releaseAt);
  switch (kind) {
    case 'domain_active':
      return {
        subject: say('{host} is in use', { host }),
        sentences: [say('{productName} is found under {host} from now on.', { productName, host })],
      };
    case 'domain_failing':
      return {
        subject: say('{host} does not lead to {productName} any more', { host, productName }),
        sentences: [
          say(
            'We have looked several times, and {host} leads elsewhere. Visitors do not find {productName} under it.',
            { host, productName },
          ),
          say('Set its records again, and it works by itself. If it stays as it is, we take the domain off on {day}.', {
            day,
          }),
        ],
      };
    case 'domain_release_soon':
      return {
        subject: say('{host} will be taken off {productName} on {day}', { host, productName, day }),
        sentences: [
          say('{host} does not lead to {productName}. If its records are not set by {day}, we take the domain off.', {
            host,
            productName,
            day,
          }),
          say('Nothing else changes: your installation stays, with all that it keeps.'),
        ],
      };
    case 'domain_released':
      return {
        subject: say('{host} was taken off {productName}', { host, productName }),
        sentences: [
          say('{host} did not lead to {productName} for two weeks, so we took the domain off.', { host, productName }),
          say('Your installation stays as it is. You can add the domain again at any time.'),
        ],
      };
  }
}
