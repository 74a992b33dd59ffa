import type { Delivery } from '../../adapter.ts';
import type { ManualFulfillmentChoices, ManualFulfillmentConfig } from './config.ts';

/**
 * Fills the template in. What a customer wrote is put in as text and not looked at again: braces in it stay braces.
 * Notes that the template does not ask for are added at the end, since the customer wrote them to be read.
 */
export function writeInstructions(delivery: Delivery<ManualFulfillmentConfig, ManualFulfillmentChoices>): string {
  const notes = delivery.choices.notes?.trim() ?? '';
  const values: Record<string, string> = {
    customer_name: delivery.customer.name,
    customer_email: delivery.customer.email,
    product_name: delivery.product.name,
    plan: delivery.plan ?? '',
    quantity: String(delivery.quantity),
    order_id: delivery.orderId,
    notes,
  };
  const template = delivery.config.instruction_template;
  const filled = template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
  const addNotes = notes !== '' && !template.includes('{{notes}}');
  return addNotes ? `${filled}\n\nNotes from the customer:\n${notes}` : filled;
}
