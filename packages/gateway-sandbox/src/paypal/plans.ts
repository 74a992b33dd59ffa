import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { billingRefusal, malformedBilling, readOneOf, readRequiredWords, readWords } from './billing-refusal.ts';
import type { Plan, Terms } from './billing-state.ts';
import { planId } from './ids.ts';
import { pageOf } from './page-of.ts';
import type { News } from './post-event.ts';
import { announce, tell } from './post-event.ts';
import { findProduct } from './products.ts';
import { readTerms } from './read-terms.ts';
import { notFoundAtPayPal } from './refusal.ts';
import type { Made } from './request-ids.ts';
import { wantsRepresentation } from './show.ts';

const STATUSES = ['CREATED', 'INACTIVE', 'ACTIVE'] as const;
const ID_CHARACTERS_MAX = 50;
const TEXT_CHARACTERS_MAX = 127;

/** @throws PayPalRefusal 400, 404 for an unknown product, 422 when the cycles do not make a plan. */
export function createPlan(world: World, body: unknown): Made {
  const fields = new BodyReader(body, malformedBilling());
  const product_id = readRequiredWords(fields, 'product_id', ID_CHARACTERS_MAX);
  const description = readWords(fields, 'description', TEXT_CHARACTERS_MAX);
  const now = world.clock.now().toISOString();
  const plan: Plan = {
    id: planId(),
    product_id,
    name: readRequiredWords(fields, 'name', TEXT_CHARACTERS_MAX),
    ...(description === undefined ? {} : { description }),
    status: readOneOf(fields, 'status', STATUSES) ?? 'ACTIVE',
    ...readTerms(fields),
    quantity_supported: fields.flag('quantity_supported') ?? false,
    create_time: now,
    update_time: now,
  };
  findProduct(world, product_id);
  world.state.paypal.plans[plan.id] = plan;
  return { id: plan.id, announced: tell([announcePlan(world, plan, 'CREATED')]) };
}

function announcePlan(world: World, plan: Plan, what: 'CREATED' | 'ACTIVATED' | 'DEACTIVATED'): News {
  return announce(world, {
    event_type: `BILLING.PLAN.${what}`,
    resource_type: 'plan',
    summary: `A billing plan was ${what.toLowerCase()}.`,
    resource: showPlan(world, plan),
    subjects: [plan.id, plan.product_id],
  });
}

/** @throws PayPalRefusal 404, 422 PLAN_STATUS_INVALID */
export function activatePlan(world: World, id: string): News[] {
  const plan = findPlan(world, id);
  if (plan.status === 'ACTIVE') throw billingRefusal('PLAN_CANNOT_BE_ACTIVATED');
  return moveTo(world, plan, 'ACTIVE');
}

/** Existing subscriptions go on. @throws PayPalRefusal 404, 422 PLAN_STATUS_INVALID */
export function deactivatePlan(world: World, id: string): News[] {
  const plan = findPlan(world, id);
  if (plan.status !== 'ACTIVE') throw billingRefusal('PLAN_CANNOT_BE_DEACTIVATED');
  return moveTo(world, plan, 'INACTIVE');
}

function moveTo(world: World, plan: Plan, status: 'ACTIVE' | 'INACTIVE'): News[] {
  plan.status = status;
  plan.update_time = world.clock.now().toISOString();
  return [announcePlan(world, plan, status === 'ACTIVE' ? 'ACTIVATED' : 'DEACTIVATED')];
}

export function findPlan(world: World, id: string): Plan {
  const plan = world.state.paypal.plans[id];
  if (!plan) throw notFoundAtPayPal();
  return plan;
}

export function showPlan(world: World, plan: Plan) {
  return { ...plan, ...showTerms(plan), links: planLinks(world, plan) };
}

/** Prices as PayPal shows them, with a version; the sandbox never has a second one. */
export function showTerms(terms: Terms) {
  const { billing_cycles, payment_preferences, taxes } = terms;
  return {
    billing_cycles: billing_cycles.map(({ pricing_scheme, ...cycle }) => ({
      ...(pricing_scheme ? { pricing_scheme: { version: 1, ...pricing_scheme } } : {}),
      ...cycle,
    })),
    payment_preferences,
    ...(taxes ? { taxes } : {}),
  };
}

/** The short answer of create, and an element of the list. */
export function showPlanShortly(world: World, plan: Plan) {
  const { id, product_id, name, description, status, create_time } = plan;
  return {
    id,
    product_id,
    name,
    status,
    ...(description === undefined ? {} : { description }),
    create_time,
    links: planLinks(world, plan),
  };
}

function planLinks(world: World, plan: Plan) {
  const self = `${world.baseUrls.paypal}/v1/billing/plans/${plan.id}`;
  return [
    { href: self, rel: 'self', method: 'GET' },
    { href: self, rel: 'edit', method: 'PATCH' },
    plan.status === 'ACTIVE'
      ? { href: `${self}/deactivate`, rel: 'deactivate', method: 'POST' }
      : { href: `${self}/activate`, rel: 'activate', method: 'POST' },
  ];
}

export function listPlans(world: World, query: Record<string, string | undefined>, prefer: string | undefined) {
  const ids = query.plan_ids?.split(',');
  const wanted = Object.values(world.state.paypal.plans).filter(
    ({ id, product_id }) =>
      (query.product_id === undefined || product_id === query.product_id) && (ids === undefined || ids.includes(id)),
  );
  const { items, ...rest } = pageOf(world, '/v1/billing/plans', wanted, query);
  const show = wantsRepresentation(prefer) ? showPlan : showPlanShortly;
  return { plans: items.map((plan) => show(world, plan)), ...rest };
}
