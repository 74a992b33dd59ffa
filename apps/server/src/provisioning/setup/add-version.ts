import type { Readable } from 'node:stream';
import { audit } from '../../accounts/index.ts';
import { receiveUpload, type UploadLimits } from '../../kernel/receive-upload.ts';
import type { Actor } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { insertVersion, readNamed, type TemplateRow, type VersionRow, versionNamed } from './store.ts';

/** 2 GiB: an application with its libraries; its data does not belong in it. */
export const BUNDLE_BYTES_MAX = 2_147_483_648;

const LIMITS: UploadLimits = {
  bytesMax: BUNDLE_BYTES_MAX,
  tooLarge: () => new ProvisioningError('BUNDLE_REFUSED', `more than ${BUNDLE_BYTES_MAX} bytes`),
  brokenOff: (cause) => new ProvisioningError('BUNDLE_REFUSED', `the upload broke off: ${cause}`, { cause }),
};

/**
 * Adds an image as a version of a template. Sent again with the same image, it is the same version.
 *
 * @throws ProvisioningError TEMPLATE_UNKNOWN, VERSION_KIND, VERSION_EXISTS
 */
export async function addImageVersion(
  app: ProvisioningApp,
  actor: Actor,
  templateId: string,
  { version, image }: { version: string; image: string },
): Promise<void> {
  await templateOf(app, templateId, 'image');
  const existing = await keep(app, actor, { templateId, version, image });
  if (existing && existing.image !== image) throw new ProvisioningError('VERSION_EXISTS', existing.id);
}

/**
 * Stores a bundle as a version of a template: written under a temporary key, measured on the way, moved into place only
 * when it is complete. Sent again with the same bytes, it is the same version.
 *
 * @param upload.sha256 lower-case hex, as the sender computed it.
 * @throws ProvisioningError TEMPLATE_UNKNOWN, VERSION_KIND, VERSION_EXISTS, BUNDLE_REFUSED
 */
export async function addBundleVersion(
  app: ProvisioningApp,
  actor: Actor,
  templateId: string,
  upload: { version: string; content: Readable; sha256?: string | undefined },
): Promise<void> {
  await templateOf(app, templateId, 'bundle');
  const id = app.newId('template_version');
  const arriving = `incoming/${id}`;
  const storageKey = `bundles/${id}`;
  const { bytes, sha256 } = await receiveUpload(app.storage, arriving, upload.content, LIMITS);
  if (bytes === 0 || (upload.sha256 !== undefined && upload.sha256 !== sha256)) {
    await app.storage.remove(arriving);
    throw new ProvisioningError('BUNDLE_REFUSED', `${bytes} bytes, SHA-256 ${sha256}, said to be ${upload.sha256}`);
  }
  await app.storage.move(arriving, storageKey);
  const existing = await keep(app, actor, {
    templateId,
    version: upload.version,
    bundle: { storageKey, bytes, sha256 },
  });
  if (!existing) return;
  await app.storage.remove(storageKey);
  if (existing.sha256 !== sha256) throw new ProvisioningError('VERSION_EXISTS', existing.id);
}

async function templateOf(app: ProvisioningApp, id: string, kind: 'bundle' | 'image'): Promise<TemplateRow> {
  const template = await readNamed(app.db.read, 'server_templates', { id });
  if (!template) throw new ProvisioningError('TEMPLATE_UNKNOWN', id);
  if (template.kind !== kind) throw new ProvisioningError('VERSION_KIND', `${id} takes ${template.kind}`);
  return template;
}

/** @returns the version that stands there already, where there is one. */
async function keep(
  app: ProvisioningApp,
  actor: Actor,
  { templateId, version, image, bundle }: NewVersion,
): Promise<VersionRow | undefined> {
  return app.db.inOneTransaction(async (tx) => {
    const row = await insertVersion(tx, {
      id: app.newId('template_version'),
      template_id: templateId,
      version,
      image: image ?? null,
      storage_key: bundle?.storageKey ?? null,
      sha256: bundle?.sha256 ?? null,
      size_bytes: bundle?.bytes ?? null,
      created_at: app.clock.now(),
    });
    if (!row) return versionNamed(tx, templateId, version);
    await audit(app, tx, actor, 'provisioning.version_added', row.id, { template_id: templateId, version });
    return undefined;
  });
}

type NewVersion = {
  templateId: string;
  version: string;
  image?: string;
  bundle?: { storageKey: string; bytes: number; sha256: string };
};
