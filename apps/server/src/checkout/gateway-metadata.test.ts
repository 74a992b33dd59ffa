import { DeliveryModel } from '@vozex/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewayMetadata } from './gateway-metadata.ts';

const item = fc.record({
  delivery_model: fc.constantFrom(...DeliveryModel.options),
  choices: fc.dictionary(fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue({ maxDepth: 2 })),
});

describe('what a gateway is told of an order', () => {
  it('names the gateway, the delivery models and each choice', () => {
    const items = [
      { delivery_model: 'saas_multitenant' as const, choices: { workspace_name: 'ada', seats: 3 } },
      { delivery_model: 'managed_setup' as const, choices: {} },
      { delivery_model: 'saas_multitenant' as const, choices: { workspace_name: 'bob' } },
    ];
    expect(gatewayMetadata('dodo', items)).toEqual({
      payment_gateway: 'dodo',
      delivery_model: 'managed_setup,saas_multitenant',
      item_1_seats: '3',
      item_1_workspace_name: 'ada',
      item_3_workspace_name: 'bob',
    });
  });

  it("keeps to Dodo's limits, with room for the gateway's own two pairs, whatever was chosen", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 50 }), (items) => {
        const metadata = Object.entries(gatewayMetadata('dodo', items));
        expect(metadata.length).toBeLessThanOrEqual(48);
        for (const [key, value] of metadata) {
          expect(key).toMatch(/^[A-Za-z0-9_-]{1,40}$/);
          expect(value.length).toBeLessThanOrEqual(500);
          expect(value.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('cuts no character in half', () => {
    const note = `${'a'.repeat(499)}😀`;
    const { item_1_note: cut } = gatewayMetadata('dodo', [{ delivery_model: 'hybrid', choices: { note } }]);
    expect([cut?.length, cut?.isWellFormed()]).toEqual([500, true]);
  });

  it('is the same for the same choices in whatever order they came', () => {
    const model = 'hybrid' as const;
    const one = gatewayMetadata('paypal', [{ delivery_model: model, choices: { a: '1', b: '2' } }]);
    const other = gatewayMetadata('paypal', [{ delivery_model: model, choices: { b: '2', a: '1' } }]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
