import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the seeded shop sells, as the admin API takes it; the provider's address is filled in where it is known. */
export type CatalogEntry = {
  slug: string;
  name: string;
  summary: string;
  delivery_model: string;
  /** None of a hybrid product: its paths have theirs. */
  fulfillment_driver?: string;
  fulfillment_config?: Record<string, unknown>;
  external_provider?: string;
  external_product_ref?: string;
  paths?: CatalogPath[];
  prices: CatalogPrice[];
  /** Days of trial; only of a subscription. */
  trial_days?: number;
  policies?: Record<string, unknown>;
};

/** One of the ways in which a hybrid product is delivered. */
type CatalogPath = {
  name: string;
  title: string;
  summary: string;
  delivery_model: string;
  fulfillment_driver: string;
  fulfillment_config: Record<string, unknown>;
};

/** A one-time price, or one for each period of `every`; of a hybrid product it buys one path. */
export type CatalogPrice = {
  name: string;
  amount_minor: number;
  plan?: string;
  every?: 'month' | 'year';
  path?: string;
};

export const CURRENCY = 'USD';

/** Under this name the Point of Sale's signing secret is stored. */
export const POS_SECRET_NAME = 'pos-signing-secret';

/** Artifacts by the name a product's config calls them. */
export const ARTIFACTS = [
  { name: 'lumen-notes', version: '2.3.0', file_name: 'lumen-notes-2.3.0.html' },
  { name: 'hookbox', version: '1.4.2', file_name: 'hookbox-1.4.2.mjs' },
  { name: 'quiet-icons', version: '3.1.0', file_name: 'quiet-icons-3.1.0.svg' },
] as const;

/**
 * How a guestbook is delivered: what `seed-instances.ts` sets up, by its names. Browsers take every name below localhost
 * for their own machine.
 */
const GUESTBOOK_CONFIG = {
  template: 'guestbook',
  profile: 'small',
  profiles_by_plan: { small: 'small', large: 'large' },
  domain: { strategy: 'subdomain', base_domain: 'apps.localhost' },
};

/** What who runs a guestbook himself downloads: the release that is sold as a bundle, too. */
export const GUESTBOOK_PROGRAM = { name: 'guestbook', version: '2.0.0', file_name: 'guestbook-2.0.0.tar.gz' } as const;

/** The bytes of a seeded artifact, as they lie in this package. */
export function artifactBytes(fileName: string): Buffer {
  return readFileSync(new URL(`../fixtures/artifacts/${fileName}`, import.meta.url));
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * @param posUrl where the Point of Sale answers.
 */
export function catalogWith(posUrl: string): CatalogEntry[] {
  return [
    {
      slug: 'point-of-sale',
      name: 'Point of Sale',
      summary: 'A till and back office in the browser, ready a minute after you pay.',
      delivery_model: 'saas_multitenant',
      fulfillment_driver: 'multitenant_saas',
      fulfillment_config: {
        base_url: posUrl,
        auth_mode: 'hmac',
        credentials_ref: `secret:${POS_SECRET_NAME}`,
        timeout_seconds: 5,
        settle_seconds: 1,
      },
      external_provider: 'point-of-sale',
      external_product_ref: 'point-of-sale',
      prices: [
        { name: 'Starter, first year', amount_minor: 19_000, plan: 'starter' },
        { name: 'Pro, first year', amount_minor: 59_000, plan: 'pro' },
      ],
    },
    {
      slug: 'point-of-sale-monthly',
      name: 'Point of Sale Monthly',
      summary: 'The same till and back office, paid month by month. Two weeks are free.',
      delivery_model: 'saas_multitenant',
      fulfillment_driver: 'multitenant_saas',
      fulfillment_config: {
        base_url: posUrl,
        auth_mode: 'hmac',
        credentials_ref: `secret:${POS_SECRET_NAME}`,
        timeout_seconds: 5,
        settle_seconds: 1,
      },
      external_provider: 'point-of-sale',
      external_product_ref: 'point-of-sale',
      trial_days: 14,
      policies: { grace_days: 5, give_up_after_days: 30 },
      prices: [
        { name: 'Starter', amount_minor: 1_900, plan: 'starter', every: 'month' },
        { name: 'Pro', amount_minor: 5_900, plan: 'pro', every: 'month' },
      ],
    },
    {
      slug: 'hookbox-club',
      name: 'Hookbox Club',
      summary: 'Hookbox with every update for as long as you are in the club.',
      delivery_model: 'self_hosted_license',
      fulfillment_driver: 'license_download',
      fulfillment_config: {
        license_template: { prefix: 'CLUB', type: 'perpetual' },
        artifact_source: 'hookbox',
        activation_policy: { max_activations: 10 },
      },
      policies: { grace_days: 0, subscription_cancelled: 'perpetual_fallback' },
      prices: [
        { name: 'Monthly', amount_minor: 900, every: 'month' },
        { name: 'Yearly', amount_minor: 9_000, every: 'year' },
      ],
    },
    {
      slug: 'lumen-notes',
      name: 'Lumen Notes',
      summary: 'A notebook in a single file. No account, no cloud, no waiting.',
      delivery_model: 'self_hosted_license',
      fulfillment_driver: 'license_download',
      fulfillment_config: {
        license_template: { prefix: 'LUMEN', type: 'perpetual' },
        artifact_source: 'lumen-notes',
        activation_policy: { max_activations: 3 },
      },
      prices: [{ name: 'Personal', amount_minor: 2_900 }],
    },
    {
      slug: 'hookbox',
      name: 'Hookbox',
      summary: 'Catch webhooks on your own machine, look at them, play them again.',
      delivery_model: 'self_hosted_license',
      fulfillment_driver: 'license_download',
      fulfillment_config: {
        license_template: { prefix: 'HOOK', type: 'term' },
        artifact_source: 'hookbox',
        activation_policy: { max_activations: 10, expires_after_days: 365 },
      },
      prices: [
        { name: 'One developer', amount_minor: 4_900 },
        { name: 'Whole team', amount_minor: 19_900 },
      ],
    },
    {
      slug: 'quiet-icons',
      name: 'Quiet Icons',
      summary: 'Twenty-four line icons that stay out of the way.',
      delivery_model: 'self_hosted_download',
      fulfillment_driver: 'license_download',
      fulfillment_config: { artifact_source: 'quiet-icons' },
      prices: [{ name: 'All icons', amount_minor: 1_800 }],
    },
    {
      slug: 'guestbook',
      name: 'Guestbook',
      summary: 'A guestbook of your own: its own process, its own data, its own address.',
      delivery_model: 'saas_singletenant',
      fulfillment_driver: 'singletenant_provisioning',
      fulfillment_config: GUESTBOOK_CONFIG,
      prices: [
        { name: 'Small, first year', amount_minor: 6_000, plan: 'small' },
        { name: 'Large, first year', amount_minor: 18_000, plan: 'large' },
      ],
    },
    {
      slug: 'guestbook-monthly',
      name: 'Guestbook Monthly',
      summary: 'The same guestbook of your own, paid month by month.',
      delivery_model: 'saas_singletenant',
      fulfillment_driver: 'singletenant_provisioning',
      fulfillment_config: GUESTBOOK_CONFIG,
      policies: { grace_days: 0, give_up_after_days: 30 },
      prices: [
        { name: 'Small', amount_minor: 600, plan: 'small', every: 'month' },
        { name: 'Large', amount_minor: 1_800, plan: 'large', every: 'month' },
      ],
    },
    {
      slug: 'guestbook-anywhere',
      name: 'Guestbook Anywhere',
      summary: 'The guestbook your way: on your own server, run by us, or set up by us where you want it.',
      delivery_model: 'hybrid',
      paths: [
        {
          name: 'own-server',
          title: 'On your own server',
          summary: 'The program with a license for one server, for good.',
          delivery_model: 'self_hosted_license',
          fulfillment_driver: 'license_download',
          fulfillment_config: {
            license_template: { prefix: 'GUEST', type: 'perpetual' },
            artifact_source: GUESTBOOK_PROGRAM.name,
            activation_policy: { max_activations: 1 },
          },
        },
        {
          name: 'run-by-us',
          title: 'Run by us, for you alone',
          summary: 'An installation of your own at an address of its own, ready in a minute.',
          delivery_model: 'saas_singletenant',
          fulfillment_driver: 'singletenant_provisioning',
          fulfillment_config: GUESTBOOK_CONFIG,
        },
        {
          name: 'set-up-for-you',
          title: 'Set up for you',
          summary: 'You tell us where, our team does the rest within two working days.',
          delivery_model: 'managed_setup',
          fulfillment_driver: 'manual_fulfillment',
          fulfillment_config: {
            team_queue: 'setup',
            sla_hours: 48,
            instruction_template:
              'Set a guestbook up for {{customer_name}} ({{customer_email}}). They wrote: {{notes}}',
          },
        },
      ],
      prices: [
        { name: 'Program and license', amount_minor: 6_000, path: 'own-server' },
        { name: 'Installation, first year', amount_minor: 6_000, plan: 'small', path: 'run-by-us' },
        { name: 'Set-up', amount_minor: 20_000, path: 'set-up-for-you' },
      ],
    },
    {
      slug: 'store-setup',
      name: 'Store Setup',
      summary: 'We set up your first store with you, within two working days.',
      delivery_model: 'managed_setup',
      fulfillment_driver: 'manual_fulfillment',
      fulfillment_config: {
        team_queue: 'setup',
        sla_hours: 48,
        instruction_template:
          'Set up a store for {{customer_name}} ({{customer_email}}), order {{order_id}}.\n\nThey wrote: {{notes}}\n\n' +
          'Complete this task with the address of the store and how to sign in.',
      },
      prices: [{ name: 'One store', amount_minor: 24_000 }],
    },
    {
      slug: 'migration-day',
      name: 'Migration Day',
      summary: 'A day of our time to move your data over, checked line by line.',
      delivery_model: 'managed_setup',
      fulfillment_driver: 'manual_fulfillment',
      fulfillment_config: {
        team_queue: 'migrations',
        sla_hours: 120,
        instruction_template: 'Plan the migration of {{customer_name}} ({{customer_email}}). They wrote: {{notes}}',
      },
      prices: [{ name: 'One day', amount_minor: 95_000 }],
    },
  ];
}
