import { spokenMoney, spokenPercent } from '../kernel/language.ts';
import { type Block, button, dateOf, greeting, type Letter, note, paragraph } from './letter.ts';
import type { SubscriptionMailKind, SubscriptionPayload } from './mail.ts';
import { say } from './words.ts';

/** What one kind of news says; `href` is the customer's page of the subscription. */
type Words = (news: { name: string; price: string; date: string; paidWith: string; plan: string; href: string }) => {
  subject: string;
  says: Block[];
};

const WORDS: Record<SubscriptionMailKind, Words> = {
  subscription_trial_started: ({ name, price, date, href }) => ({
    subject: say('Your trial of {name} has begun', { name }),
    says: [
      paragraph(say('You can use {name} free of charge until {date}. Nothing was charged today.', { name, date })),
      paragraph(say('If you keep it, {price} is charged on that day. If you do not, cancel before.', { price })),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_trial_ending: ({ name, price, date, href }) => ({
    subject: say('Your trial of {name} ends on {date}', { name, date }),
    says: [
      paragraph(
        say('Your trial of {name} ends on {date}. Then {price} is charged and it simply goes on.', {
          name,
          date,
          price,
        }),
      ),
      paragraph(say('You would rather not? Cancel until then and nothing is charged.')),
      button(say('Keep or cancel'), href),
    ],
  }),
  subscription_renewed: ({ name, price, date, paidWith, href }) => ({
    subject: say('Receipt for {name}', { name }),
    says: [
      paragraph(
        say('Thank you. We received {price} by {paidWith} on {date}. Your subscription to {name} goes on.', {
          price,
          paidWith,
          date,
          name,
        }),
      ),
      button(say('See your subscription and receipts'), href),
    ],
  }),
  subscription_payment_failed: ({ name, price, date, paidWith, href }) => ({
    subject: say('The payment for {name} failed', { name }),
    says: [
      paragraph(
        say('We could not charge {price} for {name} by {paidWith}. Nothing is lost: it keeps running until {date}.', {
          price,
          name,
          paidWith,
          date,
        }),
      ),
      paragraph(say('Please give another way to pay, or see to it that there is enough money, until then.')),
      button(say('Mend the payment'), href),
    ],
  }),
  subscription_suspended: ({ name, price, href }) => ({
    subject: say('{name} is suspended', { name }),
    says: [
      paragraph(
        say('The payment of {price} for {name} is still missing, so it is suspended. Everything in it is kept.', {
          price,
          name,
        }),
      ),
      paragraph(say('It comes back by itself as soon as it is paid.')),
      button(say('Pay and go on'), href),
    ],
  }),
  subscription_recovered: ({ name, date, href }) => ({
    subject: say('{name} is paid again', { name }),
    says: [
      paragraph(
        say('Thank you: the payment for {name} arrived, and it runs as before. It is paid until {date}.', {
          name,
          date,
        }),
      ),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_cancel_scheduled: ({ name, date, href }) => ({
    subject: say('{name} ends on {date}', { name, date }),
    says: [
      paragraph(
        say(
          'As you wished, your subscription to {name} ends on {date}. Until then you can use it; nothing more is charged.',
          { name, date },
        ),
      ),
      paragraph(say('You have changed your mind? Until that day it can be kept with one press.')),
      button(say('Keep it after all'), href),
    ],
  }),
  subscription_kept: ({ name, price, date, href }) => ({
    subject: say('{name} goes on', { name }),
    says: [
      paragraph(
        say('Good to have you: your subscription to {name} goes on. The next {price} is charged on {date}.', {
          name,
          price,
          date,
        }),
      ),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_paused: ({ name, date, href }) => ({
    subject: say('{name} is paused', { name }),
    says: [
      paragraph(
        say('Your subscription to {name} is paused. Nothing is charged, and you can use what is paid until {date}.', {
          name,
          date,
        }),
      ),
      button(say('Resume it'), href),
    ],
  }),
  subscription_resumed: ({ name, href }) => ({
    subject: say('{name} goes on', { name }),
    says: [
      paragraph(say('Your subscription to {name} is no longer paused.', { name })),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_cancelled: ({ name, href }) => ({
    subject: say('Your subscription to {name} has ended', { name }),
    says: [
      paragraph(say('Your subscription to {name} has ended. Nothing more is charged.', { name })),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_expired: ({ name, href }) => ({
    subject: say('Your subscription to {name} is over', { name }),
    says: [
      paragraph(say('The term of your subscription to {name} is over. Nothing more is charged.', { name })),
      button(say('See your subscription'), href),
    ],
  }),
  subscription_plan_changed: ({ name, price, plan, href }) => ({
    subject: say('{name}: your plan was changed', { name }),
    says: [
      paragraph(say('Your subscription to {name} is now {plan}, at {price} for each period.', { name, plan, price })),
      button(say('See your subscription'), href),
    ],
  }),
};

/** The mails that say what is or was charged. */
const NAMES_PRICE = new Set<SubscriptionMailKind>([
  'subscription_trial_started',
  'subscription_trial_ending',
  'subscription_renewed',
  'subscription_kept',
  'subscription_plan_changed',
]);

/** What of the price is the shop's own tax. */
function taxNotes({ tax, currency }: SubscriptionPayload): Block[] {
  if (!tax) return [];
  const { name, rateBp, reverseCharge, taxMinor } = tax;
  if (reverseCharge) return [note(say('{name}: reverse charge, the customer owes the tax.', { name }))];
  const amount = spokenMoney({ amount_minor: taxMinor, currency });
  return [note(say('The price holds {amount} of {tax}.', { amount, tax: `${name} ${spokenPercent(rateBp)}` }))];
}

/** The words of a subscription's mail. */
export function subscriptionLetter(kind: SubscriptionMailKind, payload: SubscriptionPayload, href: string): Letter {
  const { subject, says } = WORDS[kind]({
    name: payload.productName,
    plan: payload.priceName,
    price: spokenMoney({ amount_minor: payload.amountMinor, currency: payload.currency }),
    date: payload.date === null ? say('the end of the period') : dateOf(payload.date),
    paidWith: payload.paidWith,
    href,
  });
  return {
    subject,
    blocks: [
      greeting(payload.customerName),
      ...says,
      ...(NAMES_PRICE.has(kind) ? taxNotes(payload) : []),
      note(say('You sign in with this address; a link is mailed to you.')),
    ],
  };
}
