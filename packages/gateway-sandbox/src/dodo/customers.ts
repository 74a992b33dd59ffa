import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { createdWithin, newestFirst, pageOf, readDodoBody } from './read.ts';
import { notFound } from './refusal.ts';
import type { Checkout, Customer } from './state.ts';

export function createCustomer(world: World, body: unknown): Customer {
  const fields = readDodoBody(body);
  return keepCustomer(world, {
    name: fields.requiredText('name'),
    email: fields.requiredText('email'),
    phone_number: fields.text('phone_number') ?? null,
    metadata: fields.metadata('metadata'),
  });
}

export function findCustomer(world: World, id: string): Customer {
  const customer = world.state.dodo.customers[id];
  if (!customer) throw notFound('customer', id);
  return customer;
}

export function listCustomers(world: World, query: Record<string, string | undefined>) {
  const wanted = newestFirst(world.state.dodo.customers).filter(
    (customer) =>
      createdWithin(customer.created_at, query) &&
      (query.email === undefined || customer.email === query.email) &&
      (query.name === undefined || customer.name === query.name),
  );
  return { items: pageOf(wanted, query) };
}

/** The customer who pays: the named one, else one with the same e-mail address, else a new one. */
export function customerOf(world: World, checkout: Checkout): Customer {
  const { customer_id, email = 'buyer@example.test', name, phone_number } = checkout.customer;
  if (customer_id !== undefined) return findCustomer(world, customer_id);
  const known = Object.values(world.state.dodo.customers).find((customer) => customer.email === email);
  if (known && !checkout.always_create_new_customer) return known;
  return keepCustomer(world, {
    name: name ?? 'Sandbox Buyer',
    email,
    phone_number: phone_number ?? null,
    metadata: {},
  });
}

function keepCustomer(world: World, fields: Pick<Customer, 'name' | 'email' | 'phone_number' | 'metadata'>): Customer {
  const customer: Customer = {
    customer_id: dodoId('cus'),
    business_id: world.state.dodo.business_id,
    ...fields,
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.customers[customer.customer_id] = customer;
  return customer;
}

/** The short form inside payments and refunds. */
export function showCustomerShortly({ customer_id, email, metadata, name, phone_number }: Customer) {
  return { customer_id, email, metadata, name, phone_number };
}
