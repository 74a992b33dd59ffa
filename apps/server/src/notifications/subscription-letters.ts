import { formatMoney } from '@vozex/domain';
import { type Block, button, dateOf, greeting, type Letter, note, paragraph } from './letter.ts';
import type { SubscriptionMailKind, SubscriptionPayload } from './mail.ts';

/** What one kind of news says; `href` is the customer's page of the subscription. */
type Words = (news: { name: string; price: string; date: string; paidWith: string; plan: string; href: string }) => {
  subject: string;
  says: Block[];
};

const WORDS: Record<SubscriptionMailKind, Words> = {
  subscription_trial_started: ({ name, price, date, href }) => ({
    subject: `Your trial of ${name} has begun`,
    says: [
      paragraph(`You can use ${name} free of charge until ${date}. Nothing was charged today.`),
      paragraph(`If you keep it, ${price} is charged on that day. If you do not, cancel before.`),
      button('See your subscription', href),
    ],
  }),
  subscription_trial_ending: ({ name, price, date, href }) => ({
    subject: `Your trial of ${name} ends on ${date}`,
    says: [
      paragraph(`Your trial of ${name} ends on ${date}. Then ${price} is charged and it simply goes on.`),
      paragraph('You would rather not? Cancel until then and nothing is charged.'),
      button('Keep or cancel', href),
    ],
  }),
  subscription_renewed: ({ name, price, date, paidWith, href }) => ({
    subject: `Receipt for ${name}`,
    says: [
      paragraph(`Thank you. We received ${price} by ${paidWith} on ${date}. Your subscription to ${name} goes on.`),
      button('See your subscription and receipts', href),
    ],
  }),
  subscription_payment_failed: ({ name, price, date, paidWith, href }) => ({
    subject: `The payment for ${name} failed`,
    says: [
      paragraph(
        `We could not charge ${price} for ${name} by ${paidWith}. Nothing is lost: it keeps running until ${date}.`,
      ),
      paragraph('Please give another way to pay, or see to it that there is enough money, until then.'),
      button('Mend the payment', href),
    ],
  }),
  subscription_suspended: ({ name, price, href }) => ({
    subject: `${name} is suspended`,
    says: [
      paragraph(`The payment of ${price} for ${name} is still missing, so it is suspended. Everything in it is kept.`),
      paragraph('It comes back by itself as soon as it is paid.'),
      button('Pay and go on', href),
    ],
  }),
  subscription_recovered: ({ name, date, href }) => ({
    subject: `${name} is paid again`,
    says: [
      paragraph(`Thank you: the payment for ${name} arrived, and it runs as before. It is paid until ${date}.`),
      button('See your subscription', href),
    ],
  }),
  subscription_cancel_scheduled: ({ name, date, href }) => ({
    subject: `${name} ends on ${date}`,
    says: [
      paragraph(
        `As you wished, your subscription to ${name} ends on ${date}. Until then you can use it; nothing more is charged.`,
      ),
      paragraph('You have changed your mind? Until that day it can be kept with one press.'),
      button('Keep it after all', href),
    ],
  }),
  subscription_kept: ({ name, price, date, href }) => ({
    subject: `${name} goes on`,
    says: [
      paragraph(`Good to have you: your subscription to ${name} goes on. The next ${price} is charged on ${date}.`),
      button('See your subscription', href),
    ],
  }),
  subscription_paused: ({ name, date, href }) => ({
    subject: `${name} is paused`,
    says: [
      paragraph(
        `Your subscription to ${name} is paused. Nothing is charged, and you can use what is paid until ${date}.`,
      ),
      button('Resume it', href),
    ],
  }),
  subscription_resumed: ({ name, href }) => ({
    subject: `${name} goes on`,
    says: [paragraph(`Your subscription to ${name} is no longer paused.`), button('See your subscription', href)],
  }),
  subscription_cancelled: ({ name, href }) => ({
    subject: `Your subscription to ${name} has ended`,
    says: [
      paragraph(`Your subscription to ${name} has ended. Nothing more is charged.`),
      button('See your subscription', href),
    ],
  }),
  subscription_expired: ({ name, href }) => ({
    subject: `Your subscription to ${name} is over`,
    says: [
      paragraph(`The term of your subscription to ${name} is over. Nothing more is charged.`),
      button('See your subscription', href),
    ],
  }),
  subscription_plan_changed: ({ name, price, plan, href }) => ({
    subject: `${name}: your plan was changed`,
    says: [
      paragraph(`Your subscription to ${name} is now ${plan}, at ${price} for each period.`),
      button('See your subscription', href),
    ],
  }),
};

/** The words of a subscription's mail. */
export function subscriptionLetter(kind: SubscriptionMailKind, payload: SubscriptionPayload, href: string): Letter {
  const { subject, says } = WORDS[kind]({
    name: payload.productName,
    plan: payload.priceName,
    price: formatMoney({ amount_minor: payload.amountMinor, currency: payload.currency }),
    date: payload.date === null ? 'the end of the period' : dateOf(payload.date),
    paidWith: payload.paidWith,
    href,
  });
  return {
    subject,
    blocks: [greeting(payload.customerName), ...says, note('You sign in with this address; a link is mailed to you.')],
  };
}
