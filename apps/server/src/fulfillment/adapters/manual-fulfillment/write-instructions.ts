import type { Delivery, Terms } from '../../adapter.ts';
import type { ManualFulfillmentChoices, ManualFulfillmentConfig } from './config.ts';

type ManualDelivery = Delivery<ManualFulfillmentConfig, ManualFulfillmentChoices>;

/**
 * Fills the template in. What a customer wrote is put in as text and not looked at again: braces in it stay braces.
 * Notes that the template does not ask for are added at the end, since the customer wrote them to be read.
 */
export function writeInstructions(delivery: ManualDelivery): string {
  const template = delivery.config.instruction_template;
  const filled = fillIn(template, delivery);
  const notes = notesOf(delivery);
  const addNotes = notes !== '' && !template.includes('{{notes}}');
  return addNotes ? `${filled}\n\nNotes from the customer:\n${notes}` : filled;
}

/** The steps to tick, filled in like the instructions. */
export function writeChecklist(delivery: ManualDelivery): string[] {
  return delivery.config.checklist.map((step) => fillIn(step, delivery));
}

function fillIn(template: string, delivery: ManualDelivery): string {
  const values: Record<string, string> = {
    customer_name: delivery.customer.name,
    customer_email: delivery.customer.email,
    product_name: delivery.product.name,
    plan: delivery.plan ?? '',
    quantity: String(delivery.quantity),
    order_id: delivery.orderId,
    notes: notesOf(delivery),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

const notesOf = ({ choices }: ManualDelivery) => choices.notes?.trim() ?? '';

/** What is to be changed, above the instructions by which it was set up. */
export function writeChange(delivery: ManualDelivery): string {
  const { previous, plan, quantity } = delivery;
  const from = previous ? `from ${termsText(previous)} ` : '';
  const change = `This customer has it already. Change it ${from}to ${termsText({ plan, quantity })}.`;
  return `${change}\n\nIt was set up by these instructions:\n${writeInstructions(delivery)}`;
}

function termsText({ plan, quantity }: Terms): string {
  return plan === null ? `quantity ${quantity}` : `plan ${plan}, quantity ${quantity}`;
}
