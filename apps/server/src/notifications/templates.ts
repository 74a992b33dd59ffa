import { spokenMoney, spokenPercent } from '../kernel/language.ts';
import { alertLetter } from './alert-mails.ts';
import { domainLetter } from './domain-letters.ts';
import { installationLetter } from './installation-letters.ts';
import { type Block, button, dateOf, greeting, type Letter, link, note, paragraph } from './letter.ts';
import type {
  FulfillmentPayload,
  MailContent,
  MovePayload,
  ReceiptPayload,
  ReceiptTerms,
  RefundPayload,
  RoomPayload,
} from './mail.ts';
import { subscriptionLetter } from './subscription-letters.ts';
import { taskLetter, teamMessage } from './task-letters.ts';
import { say, told } from './words.ts';

type OrderAddress = (orderId: string) => string;

/** Where a customer reads on. The guest address of an order is made when the mail is written, and stored nowhere. */
export type Addresses = {
  order: OrderAddress;
  subscription: (subscriptionId: string) => string;
  /** The team's page of a task. */
  task: (taskId: string) => string;
};

/** The words of each mail. */
export function letterOf(mail: MailContent, { order: orderAddress, subscription, task }: Addresses): Letter {
  switch (mail.kind) {
    case 'sign_in_link':
      return signInLink(mail.payload.url);
    case 'verify_email':
      return verifyEmail(mail.payload);
    case 'team_invite':
      return teamInvite(mail.payload);
    case 'order_receipt':
      return receipt(mail.payload, orderAddress);
    case 'fulfillment_ready':
      return ready(mail.payload, orderAddress);
    case 'fulfillment_failed':
      return failed(mail.payload, orderAddress);
    case 'fulfillment_waiting':
      return waiting(mail.payload, orderAddress);
    case 'task_message':
      return teamMessage(mail.payload, orderAddress);
    case 'task_due_soon':
    case 'task_overdue':
      return taskLetter(mail.kind, mail.payload, task(mail.payload.taskId));
    case 'backup_ready':
    case 'upgrade_returned':
      return installationLetter(mail.kind, mail.payload, orderAddress);
    case 'domain_active':
    case 'domain_failing':
    case 'domain_release_soon':
    case 'domain_released':
      return domainLetter(mail.kind, mail.payload, orderAddress(mail.payload.orderId));
    case 'move_overlap':
      return moveOverlap(mail.payload, orderAddress);
    case 'alert':
      return alertLetter(mail.payload);
    case 'room_again':
      return roomAgain(mail.payload);
    case 'payment_problem':
      return paymentProblem(mail.payload, orderAddress);
    case 'refund_settled':
      return refunded(mail.payload, orderAddress);
    default:
      return subscriptionLetter(mail.kind, mail.payload, subscription(mail.payload.subscriptionId));
  }
}

function signInLink(url: string): Letter {
  return {
    subject: say('Your sign-in link'),
    blocks: [
      paragraph(say('Press the button to sign in. The link works once, for half an hour.')),
      button(say('Sign in'), url),
      note(
        say('You did not ask for it? Then somebody typed your address. Nothing happens unless you press the button.'),
      ),
    ],
  };
}

function verifyEmail({ url, name }: { url: string; name: string }): Letter {
  return {
    subject: say('Confirm your e-mail address'),
    blocks: [
      greeting(name),
      paragraph(
        say(
          'Open this link in the browser in which you signed up. Then everything bought with this address is in your account.',
        ),
      ),
      button(say('Confirm my address'), url),
      note(
        say(
          'You did not sign up? Then somebody used your address. Do nothing, and they will not see anything of yours.',
        ),
      ),
    ],
  };
}

function teamInvite({ url, invitedBy }: { url: string; invitedBy: string }): Letter {
  return {
    subject: 'You are invited to run the shop',
    blocks: [
      paragraph(
        `You were put on the team by ${invitedBy}. The button signs you in; the link works once, for half an hour.`,
      ),
      button('Join the team', url),
      note('Later, ask for a new link on the sign-in page with this same address.'),
    ],
  };
}

function receipt(order: ReceiptPayload, orderAddress: OrderAddress): Letter {
  const money = (amountMinor: number) => spokenMoney({ amount_minor: amountMinor, currency: order.currency });
  return {
    subject: say('Your order {orderId} is paid', { orderId: order.orderId }),
    blocks: [
      greeting(order.customerName),
      paragraph(
        say('Thank you. We received your payment by {paidWith} on {paidAt}.', {
          paidWith: order.paidWith,
          paidAt: dateOf(order.paidAt),
        }),
      ),
      {
        kind: 'table',
        rows: [
          ...order.items.map((item): [string, string] => [
            item.quantity === 1 ? item.name : `${item.quantity} × ${item.name}`,
            money(item.totalMinor),
          ]),
          ...termRows(order, money),
        ],
        total: [say('Total'), money(order.totalMinor)],
      },
      paragraph(say('What you bought, and how far it is, stands here:')),
      button(say('Open your order'), orderAddress(order.orderId)),
      note(say('Keep this mail: whoever has the link can see the order.')),
    ],
  };
}

const NO_TERMS: ReceiptTerms = { couponCode: null, discountMinor: 0, taxIncluded: true, taxes: [] };

/** What took the items to the total: a coupon, each tax, and what a trial leaves free. */
function termRows(order: ReceiptPayload, money: (amountMinor: number) => string): [string, string][] {
  const { couponCode, discountMinor, taxIncluded, taxes } = order.terms ?? NO_TERMS;
  const priced = order.items.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const added = taxIncluded ? 0 : taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);
  const free = priced - discountMinor + added - order.totalMinor;
  const rows: [string, string][] = [];
  if (discountMinor > 0)
    rows.push([say('Coupon {couponCode}', { couponCode: couponCode ?? '' }), `−${money(discountMinor)}`]);
  for (const { name, rateBp, taxMinor, reverseCharge } of taxes) {
    const taxed = `${name} ${reverseCharge ? say('(reverse charge)') : spokenPercent(rateBp)}`;
    rows.push([taxIncluded && !reverseCharge ? say('Including {tax}', { tax: taxed }) : taxed, money(taxMinor)]);
  }
  if (free > 0) rows.push([say('Free trial'), `−${money(free)}`]);
  return rows;
}

function ready(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: say('{productName} is ready', { productName }),
    blocks: [
      greeting(customerName),
      paragraph(say('{productName} is ready for you.', { productName })),
      ...said(sentence),
      paragraph(say('Your workspace, license key or download is on the page of your order.')),
      button(say('Open {productName}', { productName }), orderAddress(orderId)),
    ],
  };
}

function failed(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: say('{productName} takes longer than planned', { productName }),
    blocks: [
      greeting(customerName),
      paragraph(
        say(
          'Something went wrong while we delivered {productName}. Your payment is safe and you need not do anything.',
          { productName },
        ),
      ),
      ...said(sentence),
      paragraph(say('Our team has been told and looks into it. You get another mail as soon as it is ready.')),
      button(say('See how far it is'), orderAddress(orderId)),
    ],
  };
}

function waiting(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: say('{productName} is waiting for you', { productName }),
    blocks: [
      greeting(customerName),
      paragraph(say('To deliver {productName}, we need something from you first.', { productName })),
      ...said(sentence),
      button(say('Continue'), orderAddress(orderId)),
    ],
  };
}

function paymentProblem(
  { customerName, orderId, sentence }: { customerName: string; orderId: string; sentence: string },
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: say('A question about the payment of order {orderId}', { orderId }),
    blocks: [
      greeting(customerName),
      paragraph(told(sentence)),
      paragraph(say('Nothing is lost. On the page of your order you see what happens next.')),
      button(say('Open your order'), orderAddress(orderId)),
    ],
  };
}

function moveOverlap(
  { customerName, productName, fromTitle, toTitle, endsAt, orderId }: MovePayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: say('{productName}: "{toTitle}" runs, "{fromTitle}" ends on {endsAt}', {
      productName,
      toTitle,
      fromTitle,
      endsAt: dateOf(endsAt),
    }),
    blocks: [
      greeting(customerName),
      paragraph(
        say('You moved {productName} to "{toTitle}". Both run now: take over what you need.', { productName, toTitle }),
      ),
      paragraph(
        say('On {endsAt}, "{fromTitle}" ends, with everything in it. Until then you can go back.', {
          endsAt: dateOf(endsAt),
          fromTitle,
        }),
      ),
      button(say('Keep the new one, or go back'), orderAddress(orderId)),
    ],
  };
}

function roomAgain({ productName, productUrl, leaveUrl }: RoomPayload): Letter {
  return {
    subject: say('There is room for {productName} again', { productName }),
    blocks: [
      paragraph(say('You asked to be told when {productName} can be bought again. It can, now.', { productName })),
      paragraph(say('Others who waited are told, too, and no place is kept: whoever buys first has it.')),
      button(say('Open {productName}', { productName }), productUrl),
      note(say('This is the only mail about it: you are not on its waiting list any more.')),
      link(say('Leave all waiting lists of this shop'), leaveUrl),
    ],
  };
}

function refunded({ customerName, orderId, amountMinor, currency }: RefundPayload, orderAddress: OrderAddress): Letter {
  const amount = spokenMoney({ amount_minor: amountMinor, currency });
  return {
    subject: say('{amount} of order {orderId} was given back', { amount, orderId }),
    blocks: [
      greeting(customerName),
      paragraph(
        say('We gave back {amount} of your order. Depending on how you paid, it takes some days to arrive.', {
          amount,
        }),
      ),
      button(say('Open your order'), orderAddress(orderId)),
    ],
  };
}

function said(sentence: string | undefined): Block[] {
  return sentence === undefined ? [] : [paragraph(told(sentence))];
}
