import { describe, expect, it } from 'vitest';
import type { FulfillmentView } from '../fulfillment/index.ts';
import { describeFulfillment } from './describe-fulfillment.ts';

const AT = new Date('2026-03-01T10:00:00Z');

const told = (record: Partial<FulfillmentView>) => {
  const view: FulfillmentView = {
    id: 'ful_1',
    order_id: 'ord_1',
    order_item_id: 'oit_1',
    product_id: 'prd_1',
    product_name: 'Guestbook',
    delivery_model: 'saas_singletenant',
    path: null,
    driver: 'singletenant_provisioning',
    provider: 'vozex',
    status: 'active',
    desired_state: 'running',
    service_state: 'running',
    holds: [],
    guard: null,
    quantity: 1,
    delivered_plan: null,
    delivered_quantity: null,
    revision: 1,
    attempts: 1,
    last_error: null,
    error_code: null,
    error_class: null,
    customer_message: null,
    ask: null,
    choices: {},
    terms: {},
    payload_snapshot: {},
    external_reference_id: null,
    external_workspace_url: 'https://ada.apps.test',
    next_attempt_at: null,
    due_at: null,
    paid_at: AT,
    delivered_at: null,
    created_at: AT,
    customer_id: 'cus_1',
    customer_email: 'ada@example.test',
    customer_name: 'Ada',
    moves: [],
    ...record,
  };
  return describeFulfillment(view, { licenses: [], grants: [], work: undefined, move: undefined, offers: [] });
};

describe('the customer reads of an installation of his own', () => {
  it('that it is ready to be opened, and of a shared one that a workspace is', () => {
    expect(told({})).toMatchObject({
      headline: 'Your installation is ready.',
      next_action: { kind: 'open_workspace', label: 'Open installation', href: 'https://ada.apps.test' },
    });
    expect(told({ delivery_model: 'saas_multitenant' })).toMatchObject({
      headline: 'Your workspace is open.',
      next_action: { label: 'Open workspace' },
    });
  });

  it('that room is made for it, where there was none', () => {
    const waiting = { status: 'manual_pending', error_code: 'CAPACITY_EXHAUSTED' } as const;
    expect(told(waiting).headline).toBe('Our team makes room for it. Then it is set up for you.');
    expect(told({ ...waiting, error_code: 'AUTH_FAILED' }).headline).toBe('Our team has it and takes it up soon.');
  });

  it('which records it wants set, while its address waits for them', () => {
    const ask = { text: 'Set these records for shop.ada.example.', since: AT.toISOString() };
    expect(told({ status: 'awaiting_customer', ask })).toMatchObject({
      headline: 'We need something from you before we can go on.',
      ask: { text: 'Set these records for shop.ada.example.' },
      next_action: { kind: 'answer', label: 'Answer' },
    });
  });
});
