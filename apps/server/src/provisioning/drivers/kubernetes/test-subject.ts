import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAllYaml } from '@kubernetes/client-node';
import { layOutRelease, RELEASE_VERSIONS, type ReleaseVersion } from '@vozex/sample-app';
import { KubernetesConfig } from './config.ts';
import type { ImageSpec } from './kept-spec.ts';
import type { Image } from './test-cluster/images.ts';
import { openTestCluster } from './test-cluster/open-test-cluster.ts';
import type { Rule } from './test-cluster/rights.ts';

const DOCS = new URL('../../../../../../docs/kubernetes.md', import.meta.url);
const CARRIER_IMAGE = 'registry.test/carrier:1';

/** The same as release 1.0.0, under another name: what somebody might put in its place by hand. */
export const FIXED_IMAGE = 'registry.test/guestbook:1.0.0-fixed';

export function guestbook(version: ReleaseVersion): ImageSpec['release'] {
  return { kind: 'image', version, image: `registry.test/guestbook:${version}` };
}

/** A fake cluster whose registry has the sample application, and where VOZEX has the rights that the docs ask for. */
export async function openSubject(now: () => Date) {
  const folder = await mkdtemp(join(tmpdir(), 'vozex-images-'));
  const images: Record<string, Image | 'unreachable'> = {
    [CARRIER_IMAGE]: { program: 'sleep', args: [], folder, environment: { PATH: process.env.PATH ?? '' } },
    'registry.test/away:1': 'unreachable',
  };
  for (const version of RELEASE_VERSIONS) {
    const release = join(folder, version);
    await layOutRelease(version, release);
    const args = [join(release, 'guestbook/main.ts')];
    images[guestbook(version).image] = { program: process.execPath, args, folder: release, environment: {} };
  }
  images[FIXED_IMAGE] = images[guestbook('1.0.0').image] ?? 'unreachable';
  const cluster = await openTestCluster({ images, rules: await documentedRules(), now });
  const config = KubernetesConfig.parse({
    kubeconfig_path: cluster.kubeconfigPath,
    owner: 'test',
    storage_class: 'standard',
    carrier_image: CARRIER_IMAGE,
  });
  return {
    cluster,
    config,
    async close() {
      await cluster.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Subject = Awaited<ReturnType<typeof openSubject>>;

/** The rules of the roles that the page for operators asks for. */
async function documentedRules(): Promise<Rule[]> {
  const page = await readFile(DOCS, 'utf8');
  const manifests = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(([, text = '']) => loadAllYaml(text));
  const rules = manifests.flatMap((one: { rules?: Rule[] }) => one.rules ?? []);
  if (rules.length === 0) throw new Error('docs/kubernetes.md asks for no rights');
  return rules;
}
