import type { DeliveryModel } from '@vozex/domain';
import type { PlainSentence } from '../languages/say.ts';

type DeliveryStory = {
  /** What the buyer holds in the end. */
  gets: readonly PlainSentence[];
  /** What happens between the payment and that moment. */
  steps: readonly PlainSentence[];
};

/** How each delivery model is told to a buyer. A new model does not compile until its story is written. */
export const DELIVERY_STORY = {
  saas_multitenant: {
    gets: [
      'A workspace of your own, hosted and kept up to date for you',
      'Access right in the browser, nothing to install',
      'One place to see its state and open it',
    ],
    steps: [
      'You pay and choose a name.',
      'Your workspace is opened automatically.',
      'We send the link; it also waits in your account.',
    ],
  },
  saas_singletenant: {
    gets: [
      'An instance that serves you alone',
      'Your own address, and data that is shared with nobody',
      'Hosting and supervision included',
    ],
    steps: [
      'You pay and choose your options.',
      'A dedicated instance is set up and checked.',
      'You get its address as soon as it answers.',
    ],
  },
  self_hosted_license: {
    gets: [
      'A license key to run it on your own machines',
      'The current release, with its checksum',
      'Key and files stay in your account',
    ],
    steps: ['You pay.', 'Your key is issued and the files are unlocked.', 'Download, enter the key, start.'],
  },
  self_hosted_download: {
    gets: [
      'The current release to download',
      'A checksum, so that you know it arrived whole',
      'Repeat the download from your account when you need it',
    ],
    steps: ['You pay.', 'The files are unlocked for you.', 'Download and start.'],
  },
  managed_setup: {
    gets: ['People who set it up for you', 'A written hand-over when the work is done', 'A date you can count on'],
    steps: [
      'You pay and tell us what you need.',
      'Our team takes over and does the work.',
      'You get the result with a note from whoever did it.',
    ],
  },
  hybrid: {
    gets: ['The choice of how you want to run it', 'The same product either way', 'One place to follow the delivery'],
    steps: [
      'You choose the way of delivery and pay.',
      'It is delivered the way you chose.',
      'Everything you need waits in your account.',
    ],
  },
} satisfies Record<DeliveryModel, DeliveryStory>;
