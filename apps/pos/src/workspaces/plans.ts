export type Limits = { registers: number; products: number };

type Plan = { title: string; registersEach: number; products: number };

/** What is on offer. Registers are counted per bought quantity (a shop), products for the whole workspace. */
export const PLANS = {
  starter: { title: 'Starter', registersEach: 1, products: 20 },
  pro: { title: 'Pro', registersEach: 10, products: 1_000 },
} as const satisfies Record<string, Plan>;
export type PlanName = keyof typeof PLANS;

export function isPlan(name: string): name is PlanName {
  return Object.hasOwn(PLANS, name);
}

export function limitsOf(plan: PlanName, quantity: number): Limits {
  return { registers: PLANS[plan].registersEach * quantity, products: PLANS[plan].products };
}
