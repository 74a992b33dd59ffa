import { formatMoney } from '@vozex/domain';
import { alertLetter } from './alert-mails.ts';
import { domainLetter } from './domain-letters.ts';
import { installationLetter } from './installation-letters.ts';
import { type Block, button, dateOf, greeting, type Letter, link, note, paragraph } from './letter.ts';
import type {
  FulfillmentPayload,
  MailContent,
  MovePayload,
  ReceiptPayload,
  RefundPayload,
  RoomPayload,
} from './mail.ts';
import { subscriptionLetter } from './subscription-letters.ts';
import { taskLetter, teamMessage } from './task-letters.ts';

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
    subject: 'Your sign-in link',
    blocks: [
      paragraph('Press the button to sign in. The link works once, for half an hour.'),
      button('Sign in', url),
      note('You did not ask for it? Then somebody typed your address. Nothing happens unless you press the button.'),
    ],
  };
}

function verifyEmail({ url, name }: { url: string; name: string }): Letter {
  return {
    subject: 'Confirm your e-mail address',
    blocks: [
      greeting(name),
      paragraph(
        'Open this link in the browser in which you signed up. Then everything bought with this address is in your account.',
      ),
      button('Confirm my address', url),
      note(
        'You did not sign up? Then somebody used your address. Do nothing, and they will not see anything of yours.',
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
  const money = (amountMinor: number) => formatMoney({ amount_minor: amountMinor, currency: order.currency });
  return {
    subject: `Your order ${order.orderId} is paid`,
    blocks: [
      greeting(order.customerName),
      paragraph(`Thank you. We received your payment by ${order.paidWith} on ${dateOf(order.paidAt)}.`),
      {
        kind: 'table',
        rows: order.items.map((item) => [
          item.quantity === 1 ? item.name : `${item.quantity} × ${item.name}`,
          money(item.totalMinor),
        ]),
        total: ['Total', money(order.totalMinor)],
      },
      paragraph('What you bought, and how far it is, stands here:'),
      button('Open your order', orderAddress(order.orderId)),
      note('Keep this mail: whoever has the link can see the order.'),
    ],
  };
}

function ready(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: `${productName} is ready`,
    blocks: [
      greeting(customerName),
      paragraph(`${productName} is ready for you.`),
      ...said(sentence),
      paragraph('Your workspace, license key or download is on the page of your order.'),
      button(`Open ${productName}`, orderAddress(orderId)),
    ],
  };
}

function failed(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: `${productName} takes longer than planned`,
    blocks: [
      greeting(customerName),
      paragraph(
        `Something went wrong while we delivered ${productName}. Your payment is safe and you need not do anything.`,
      ),
      ...said(sentence),
      paragraph('Our team has been told and looks into it. You get another mail as soon as it is ready.'),
      button('See how far it is', orderAddress(orderId)),
    ],
  };
}

function waiting(
  { customerName, productName, sentence, orderId }: FulfillmentPayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: `${productName} is waiting for you`,
    blocks: [
      greeting(customerName),
      paragraph(`To deliver ${productName}, we need something from you first.`),
      ...said(sentence),
      button('Continue', orderAddress(orderId)),
    ],
  };
}

function paymentProblem(
  { customerName, orderId, sentence }: { customerName: string; orderId: string; sentence: string },
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: `A question about the payment of order ${orderId}`,
    blocks: [
      greeting(customerName),
      paragraph(sentence),
      paragraph('Nothing is lost. On the page of your order you see what happens next.'),
      button('Open your order', orderAddress(orderId)),
    ],
  };
}

function moveOverlap(
  { customerName, productName, fromTitle, toTitle, endsAt, orderId }: MovePayload,
  orderAddress: OrderAddress,
): Letter {
  return {
    subject: `${productName}: "${toTitle}" runs, "${fromTitle}" ends on ${dateOf(endsAt)}`,
    blocks: [
      greeting(customerName),
      paragraph(`You moved ${productName} to "${toTitle}". Both run now: take over what you need.`),
      paragraph(`On ${dateOf(endsAt)}, "${fromTitle}" ends, with everything in it. Until then you can go back.`),
      button('Keep the new one, or go back', orderAddress(orderId)),
    ],
  };
}

function roomAgain({ productName, productUrl, leaveUrl }: RoomPayload): Letter {
  return {
    subject: `There is room for ${productName} again`,
    blocks: [
      paragraph(`You asked to be told when ${productName} can be bought again. It can, now.`),
      paragraph('Others who waited are told, too, and no place is kept: whoever buys first has it.'),
      button(`Open ${productName}`, productUrl),
      note('This is the only mail about it: you are not on its waiting list any more.'),
      link('Leave all waiting lists of this shop', leaveUrl),
    ],
  };
}

function refunded({ customerName, orderId, amountMinor, currency }: RefundPayload, orderAddress: OrderAddress): Letter {
  const amount = formatMoney({ amount_minor: amountMinor, currency });
  return {
    subject: `${amount} of order ${orderId} was given back`,
    blocks: [
      greeting(customerName),
      paragraph(`We gave back ${amount} of your order. Depending on how you paid, it takes some days to arrive.`),
      button('Open your order', orderAddress(orderId)),
    ],
  };
}

function said(sentence: string | undefined): Block[] {
  return sentence === undefined ? [] : [paragraph(sentence)];
}
