import { describe, expect, it } from 'vitest';
import { type Clues, proposeDeliveryModel } from './propose-delivery.ts';

const NOTHING: Clues = {
  name: 'Lumen',
  summary: '',
  type: '',
  tags: '',
  downloadUrl: null,
  license: null,
  webhookUrl: null,
  tenant: null,
  dockerImage: null,
  service: null,
  recurring: false,
};
const told = (clues: Partial<Clues>) => {
  const { model, confidence, reason } = proposeDeliveryModel({ ...NOTHING, ...clues });
  return [model, confidence, reason];
};

describe('a product without a delivery model', () => {
  it.each<[string, Partial<Clues>, string, string]>([
    ['a key', { license: true }, 'self_hosted_license', 'license'],
    ['a key and a file', { license: true, downloadUrl: 'https://a.test/a.zip' }, 'self_hosted_license', 'license'],
    [
      'a file and no key',
      { license: false, downloadUrl: 'https://a.test/a.zip' },
      'self_hosted_download',
      'download_url',
    ],
    ['an address that is called', { webhookUrl: 'https://a.test/hook' }, 'saas_multitenant', 'webhook_url'],
    [
      'a key, and an address that is told of it',
      { webhookUrl: 'https://a.test/hook', license: true },
      'self_hosted_license',
      'license',
    ],
    ['names of workspaces', { tenant: '{name}.a.test' }, 'saas_multitenant', 'tenant'],
    ['an image', { dockerImage: 'acme/app:1' }, 'saas_singletenant', 'docker_image'],
    ['people', { service: true }, 'managed_setup', 'service'],
  ])('is told by its columns for certain: %s', (_, clues, model, column) => {
    const [proposed, confidence, reason] = told(clues);
    expect([proposed, confidence]).toEqual([model, 'certain']);
    expect(reason).toContain(column);
  });

  it.each<[Partial<Clues>, string]>([
    [{ type: 'SaaS' }, 'saas_multitenant'],
    [{ type: 'e-book', name: 'The E-Book of Icons' }, 'self_hosted_download'],
    [{ name: 'Setup service' }, 'managed_setup'],
    [{ name: 'Lumen on a dedicated server' }, 'saas_singletenant'],
    [{ tags: 'windows, license key' }, 'self_hosted_license'],
    [{ summary: 'Your team in one hosted workspace' }, 'saas_multitenant'],
  ])('is likely what its words say: %j', (clues, model) => {
    expect(told(clues).slice(0, 2)).toEqual([model, 'likely']);
  });

  it('is left to a person where nothing says anything, or two columns say two things', () => {
    expect(told({})).toEqual([null, 'unclear', expect.stringContaining('Neither its columns')]);
    expect(told({ recurring: true })).toEqual([null, 'unclear', expect.stringContaining('again and again')]);
    expect(told({ license: true, dockerImage: 'a' })).toEqual(['hybrid', 'unclear', expect.stringContaining('2 ways')]);
  });
});
