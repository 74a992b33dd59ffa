import { z } from 'zod';
import { PoolLabels, SetupName, SUBDOMAIN_PATTERN } from '../../../provisioning/index.ts';

const Profile = SetupName.meta({
  title: 'Resource profile',
  description: 'What one installation may use.',
  widget: 'resource_profile',
});

const Subdomain = z.strictObject({
  strategy: z.literal('subdomain').meta({ title: 'A name below a domain of the shop' }),
  base_domain: z
    .string()
    .max(180)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)
    .meta({ title: 'Base domain', description: 'Installations are found at their-name.this-domain.' }),
});

const Address = z.strictObject({
  strategy: z.literal('address').meta({ title: 'The address of its engine, as for development' }),
});

/** What an operator fills in: which application, with which resources, where, and how it is reached. */
export const SingletenantProvisioningConfig = z.strictObject({
  template: SetupName.meta({
    title: 'Server template',
    description: 'The application that each buyer gets for himself.',
    widget: 'server_template',
  }),
  profile: Profile,
  profiles_by_plan: z
    .record(z.string().min(1).max(100).meta({ title: 'Plan' }), Profile)
    .default({})
    .meta({
      title: 'Resource profiles by plan',
      description: 'For prices with a plan named here; every other one gets the profile above.',
    }),
  pool: z
    .strictObject({
      name: SetupName.optional().meta({
        title: 'Pool',
        description: 'Only this one. Empty: any that fits.',
        widget: 'pool',
      }),
      labels: PoolLabels.default({}).meta({ title: 'Labels', description: 'Only pools with all of these.' }),
    })
    .prefault({})
    .meta({ title: 'Where it may run' }),
  domain: z.discriminatedUnion('strategy', [Subdomain, Address]).meta({ title: 'How customers reach it' }),
});
export type SingletenantProvisioningConfig = z.output<typeof SingletenantProvisioningConfig>;

/** What a buyer chooses at checkout. */
export const SingletenantProvisioningChoices = z.object({
  subdomain: z.string().min(3).max(40).regex(SUBDOMAIN_PATTERN).optional().meta({
    title: 'Name of your installation',
    description: 'Becomes part of its address: small letters, digits and single hyphens. Empty: we choose one.',
  }),
  custom_domain: z
    .string()
    .min(4)
    .max(253)
    .regex(/^[^\s/:@?#*_]+\.[^\s/:@?#*_]+$/)
    .optional()
    .meta({
      title: 'A domain of your own',
      description: 'Such as app.example.com: you are told which DNS records to set. Empty: add one at any time later.',
    }),
});
export type SingletenantProvisioningChoices = z.output<typeof SingletenantProvisioningChoices>;
