import type { Preparation } from '../../../catalog/index.ts';
import {
  type ArtifactRow,
  grantDownload,
  grantDownloads,
  grantsOf,
  moveGrant,
  newestArtifact,
} from '../../../downloads/index.ts';
import { issueLicenses, type LicensePolicy, moveLicenses, resizeLicenses } from '../../../licensing/index.ts';
import { type Delivery, defineAdapter, type Found, type Outcome } from '../../adapter.ts';
import type { DeliveryTools } from '../../delivery-tools.ts';
import { LicenseDownloadChoices, LicenseDownloadConfig } from './config.ts';

type LicenseDelivery = Delivery<LicenseDownloadConfig, unknown>;

/** Reading one row of our own database; more means that the database is away. */
const DEADLINE_SECONDS = 10;

export const adapter = defineAdapter({
  title: 'License key and download',
  description:
    'Issues license keys and lets the buyer download the newest version of a file. Instant, nothing outside.',
  delivers: ['self_hosted_license', 'self_hosted_download'],
  billing: ['one_time', 'recurring'],
  reach: 'local',
  needsExternalProduct: false,
  handsOut: ['license', 'download'],
  config: LicenseDownloadConfig,
  choices: LicenseDownloadChoices,
  // What a key is worth was bought; under which name its file is stored was not.
  frozen: ['license_template', 'activation_policy'],
  faults: {
    ARTIFACT_MISSING: {
      customer: 'Your download is not ready yet. We are on it, and nothing you paid is lost.',
      operator: 'Upload a file under the artifact name that the product says, then retry all.',
      developer: 'No artifact of this name is stored.',
    },
  },
  deadlineSeconds: () => DEADLINE_SECONDS,
  settleSeconds: () => 0,

  async equipment(db, { artifact_source }) {
    const artifact = await newestArtifact(db, artifact_source);
    return { possible: true, preparations: artifact ? [uploadOf(artifact)] : [] };
  },

  async fulfill(tools, delivery): Promise<Outcome> {
    const artifactName = delivery.config.artifact_source;
    const artifact = await newestArtifact(tools.db.read, artifactName);
    if (!artifact) {
      const reason = `No file has been uploaded under the artifact name "${artifactName}". Upload it, then press Retry.`;
      return { kind: 'needs_operator', code: 'ARTIFACT_MISSING', reason };
    }
    return {
      kind: 'delivered',
      externalReference: null,
      snapshot: { artifact: artifact.name, version: artifact.version },
      within: async (tx) => {
        if (includesLicense(delivery)) {
          await issueLicenses(tools, tx, {
            ...ownerOf(delivery),
            quantity: delivery.quantity,
            policy: policyOf(delivery),
          });
        }
        await grantDownload(tools, tx, { ...ownerOf(delivery), artifactName });
      },
    };
  },

  suspend: async (tools, delivery) => moveBoth(tools, delivery, 'suspended'),
  resume: async (tools, delivery) => moveBoth(tools, delivery, 'active'),
  cancel: async (tools, delivery) => moveBoth(tools, delivery, 'revoked'),

  // Units are keys or seats; a plan stands in the terms alone, no key knows it.
  async upgrade(tools, delivery): Promise<Outcome> {
    if (!includesLicense(delivery)) return { kind: 'done' };
    return {
      kind: 'done',
      within: (tx) =>
        resizeLicenses(tools, tx, {
          ...ownerOf(delivery),
          quantity: delivery.quantity,
          policy: policyOf(delivery),
        }),
    };
  },

  // Keys come in by themselves, as they were; the file is fetched from here.
  async adopt(tools, tx, taken) {
    await grantDownloads(
      tools,
      tx,
      taken.flatMap(({ id, config, deliveredAt, ...owner }) => {
        const accepted = LicenseDownloadConfig.safeParse(config);
        if (!accepted.success) return [];
        return [{ ...owner, fulfillmentId: id, artifactName: accepted.data.artifact_source, at: deliveredAt }];
      }),
    );
  },

  async syncStatus(tools, delivery): Promise<Found> {
    const [grant] = await grantsOf(tools.db.read, { fulfillmentIds: [delivery.fulfillmentId] }, { limit: 1 });
    return grant ? { kind: 'delivered', externalReference: null } : { kind: 'absent' };
  },

  // Nothing is written but in the settling transaction: what was not recorded did not happen.
  reconcile: async (): Promise<Found> => ({ kind: 'absent' }),
});

function includesLicense(delivery: LicenseDelivery): boolean {
  return delivery.product.deliveryModel !== 'self_hosted_download';
}

function ownerOf(delivery: LicenseDelivery) {
  return {
    fulfillmentId: delivery.fulfillmentId,
    productId: delivery.product.id,
    customerId: delivery.customer.id,
    orderId: delivery.orderId,
  };
}

/** The policy as it was when it was bought; what is not among the frozen terms is read from the product. */
function policyOf({ config, terms }: LicenseDelivery): LicensePolicy {
  const { license_template: template, activation_policy: policy } = LicenseDownloadConfig.parse({
    ...config,
    license_template: terms.license_template ?? config.license_template,
    activation_policy: terms.activation_policy ?? config.activation_policy,
  });
  return {
    prefix: template.prefix,
    type: template.type,
    expiresAfterDays: template.type === 'term' ? policy.expires_after_days : null,
    maxActivations: policy.max_activations ?? null,
    keys: policy.keys,
  };
}

function moveBoth(
  tools: DeliveryTools,
  { fulfillmentId }: LicenseDelivery,
  to: 'suspended' | 'active' | 'revoked',
): Outcome {
  const at = tools.clock.now();
  return {
    kind: 'done',
    within: async (tx) => {
      await moveLicenses(tx, { fulfillmentId, to, at });
      await moveGrant(tx, { fulfillmentId, to, at });
    },
  };
}

/** Brings the file to a shop that has none. */
function uploadOf({ name, version, file_name, storage_key, sha256 }: ArtifactRow): Preparation {
  const query = new URLSearchParams({ name, version, file_name });
  return { path: `/api/admin/artifacts?${query}`, stored: { key: storage_key, sha256 } };
}
