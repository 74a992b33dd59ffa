/** Pairs of the shop's own, which come back with the object. */
export type Metadata = Record<string, string | number | boolean>;

export type BillingAddress = {
  country: string;
  city: string | null;
  state: string | null;
  street: string | null;
  zipcode: string | null;
};

/** One product of a cart with its price worked out. All amounts are for the whole line. */
export type PricedLine = {
  product_id: string;
  name: string;
  quantity: number;
  /** Before the product's discount, without tax on top. */
  original: number;
  /** What is paid, tax included. */
  total: number;
  /** The part of `total` that is tax. */
  tax: number;
  tax_percent: number;
  tax_inclusive: boolean;
  tax_category: string;
  /** A part of a price, charged for a change of plan. Dodo does not refund it by item. */
  prorated?: true;
};
