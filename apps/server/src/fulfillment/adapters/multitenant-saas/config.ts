import { contractLimits, DEFAULT_ENDPOINTS } from '@vozex/provider-contract';
import { z } from 'zod';

const endpoint = (path: string, title: string) =>
  z
    .string()
    .max(contractLimits.URL_CHARS_MAX)
    .regex(/^\/[^\s#]*$/)
    .default(path)
    .meta({ title, description: 'A path below the provider address.' });

/** What an operator fills in. All of it is connection, none a term of sale: a provider may move house. */
export const MultitenantSaasConfig = z.strictObject({
  base_url: z
    .url({ protocol: /^https?$/ })
    .max(contractLimits.URL_CHARS_MAX)
    .regex(/^https?:\/\/[^@\s?#]+$/)
    .meta({
      title: 'Provider address',
      description: 'Without user name, query or fragment.',
      examples: ['https://pos.example'],
    }),
  onboard_endpoint: endpoint(DEFAULT_ENDPOINTS.onboard, 'Onboard'),
  status_endpoint: endpoint(DEFAULT_ENDPOINTS.status, 'Status'),
  suspend_endpoint: endpoint(DEFAULT_ENDPOINTS.suspend, 'Suspend'),
  cancel_endpoint: endpoint(DEFAULT_ENDPOINTS.cancel, 'Cancel'),
  resume_endpoint: endpoint(DEFAULT_ENDPOINTS.resume, 'Resume'),
  upgrade_endpoint: endpoint(DEFAULT_ENDPOINTS.upgrade, 'Upgrade'),
  auth_mode: z.enum(['hmac', 'bearer']).default('hmac').meta({
    title: 'How VOZEX proves who it is',
    description: 'hmac signs each request (Standard Webhooks); bearer sends a token.',
  }),
  credentials_ref: z
    .string()
    .regex(/^secret:[a-z0-9][a-z0-9._-]{1,79}$/)
    .meta({
      title: 'Signing secret or token',
      description: 'A stored secret. While it is being rotated it may hold both, with a space between.',
      widget: 'secret',
    }),
  timeout_seconds: z
    .int()
    .min(1)
    .max(30)
    .default(15)
    .meta({ title: 'Time limit (seconds)', description: 'Of one call.' }),
  settle_seconds: z.int().min(0).max(3_600).optional().meta({
    title: 'Settle time (seconds)',
    description: 'After a lost answer, how long until "unknown" is believed. Empty: twice the time limit.',
  }),
});
export type MultitenantSaasConfig = z.output<typeof MultitenantSaasConfig>;

/** What a buyer chooses at checkout. */
export const MultitenantSaasChoices = z.object({
  workspace_name: z
    .string()
    .min(3)
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/)
    .meta({
      title: 'Workspace name',
      description: 'Becomes part of your address: small letters, digits and hyphens, beginning with a letter.',
    }),
});
export type MultitenantSaasChoices = z.output<typeof MultitenantSaasChoices>;
