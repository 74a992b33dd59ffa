import { z } from 'zod';
import { ArtifactName } from '../../../downloads/index.ts';
import { LICENSE_PREFIX_PATTERN } from '../../../licensing/index.ts';

const LicenseTemplate = z.strictObject({
  prefix: z
    .string()
    .regex(LICENSE_PREFIX_PATTERN)
    .default('VZX')
    .meta({ title: 'Key prefix', description: 'What each key begins with: 2 to 8 capital letters and digits.' }),
  type: z.enum(['perpetual', 'term']).default('perpetual').meta({
    title: 'License type',
    description: 'A perpetual license never ends; a term license ends after the days given under "Activation policy".',
  }),
});

const ActivationPolicy = z.strictObject({
  max_activations: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({ title: 'Activations', description: 'On how many devices one unit may be used. Empty: any number.' }),
  expires_after_days: z
    .int()
    .min(1)
    .max(36_500)
    .default(365)
    .meta({ title: 'Term (days)', description: 'From delivery to the end of a term license.' }),
  keys: z.enum(['per_unit', 'single_key_with_seats']).default('per_unit').meta({
    title: 'Keys for several units',
    description: 'One key for each unit bought, or a single key with that many times the activations.',
  }),
});

/** What an operator fills in. Products that are only a download get no license, whatever stands here. */
export const LicenseDownloadConfig = z.strictObject({
  license_template: LicenseTemplate.prefault({}).meta({ title: 'License template' }),
  artifact_source: ArtifactName.meta({
    title: 'Artifact',
    description: 'The name under which the file was uploaded. Buyers get its newest version.',
    widget: 'artifact',
  }),
  activation_policy: ActivationPolicy.prefault({}).meta({ title: 'Activation policy' }),
});
export type LicenseDownloadConfig = z.output<typeof LicenseDownloadConfig>;

/** There is nothing for the buyer to choose. */
export const LicenseDownloadChoices = z.object({});
