import type { DeliveryModel } from '@vozex/domain';

/** What an earlier shop says of a product that tells how it may be delivered. */
export type Clues = {
  name: string;
  summary: string;
  type: string;
  tags: string;
  downloadUrl: string | null;
  license: boolean | null;
  webhookUrl: string | null;
  tenant: string | null;
  dockerImage: string | null;
  service: boolean | null;
  recurring: boolean;
};

/** `certain`: a column says so. `likely`: words do. `unclear`: somebody must say; until then it is no more than a draft. */
export type Confidence = 'certain' | 'likely' | 'unclear';

export type Proposal = {
  model: DeliveryModel | null;
  driver: string | null;
  confidence: Confidence;
  /** A sentence: what in the row it was told by. */
  reason: string;
};

/** The usual driver of each model; a hybrid product has one for each of its paths. */
export const USUAL_DRIVER = {
  saas_multitenant: 'multitenant_saas',
  saas_singletenant: 'singletenant_provisioning',
  self_hosted_license: 'license_download',
  self_hosted_download: 'license_download',
  managed_setup: 'manual_fulfillment',
  hybrid: null,
} as const satisfies Record<DeliveryModel, string | null>;

type Way = Exclude<DeliveryModel, 'hybrid'>;

/** Words of a shop's own sorts of products, as a whole. */
const TYPES: Record<string, Way> = {
  saas: 'saas_multitenant',
  subscription_software: 'saas_multitenant',
  cloud: 'saas_multitenant',
  workspace: 'saas_multitenant',
  hosting: 'saas_singletenant',
  dedicated: 'saas_singletenant',
  server: 'saas_singletenant',
  instance: 'saas_singletenant',
  license: 'self_hosted_license',
  licence: 'self_hosted_license',
  software: 'self_hosted_license',
  plugin: 'self_hosted_license',
  download: 'self_hosted_download',
  digital: 'self_hosted_download',
  file: 'self_hosted_download',
  ebook: 'self_hosted_download',
  theme: 'self_hosted_download',
  template: 'self_hosted_download',
  service: 'managed_setup',
  setup: 'managed_setup',
  consulting: 'managed_setup',
};

/** Words in names and texts, most telling first. */
const WORDS: readonly { way: Way; pattern: RegExp }[] = [
  {
    way: 'saas_singletenant',
    pattern: /\b(docker|container|dedicated (?:server|instance)|own server|single[- ]tenant|vps)\b/i,
  },
  {
    way: 'managed_setup',
    pattern:
      /\b(set[- ]?up (?:service|for you)|installation service|done for you|consulting|consultation|migration service|custom development|einrichtung|beratung)\b/i,
  },
  {
    way: 'self_hosted_license',
    pattern: /\b(licen[sc]e key|serial(?: number)?|activation (?:key|code)|self[- ]hosted|lizenz(?:schlüssel)?)\b/i,
  },
  { way: 'saas_multitenant', pattern: /\b(saas|hosted|workspace|tenant|subdomain|cloud)\b/i },
  {
    way: 'self_hosted_download',
    pattern: /\b(download|pdf|e-?book|zip|icons?|fonts?|theme|template|source files?)\b/i,
  },
];

/** What a product with no delivery model seems to be delivered by, and what says so. */
export function proposeDeliveryModel(clues: Clues): Proposal {
  const said = saidByColumns(clues);
  const ways = [...new Set(said.map(({ way }) => way))];
  if (ways.length === 1) return proposal(ways[0]!, 'certain', said); // because there is one
  if (ways.length > 1) {
    return {
      model: 'hybrid',
      driver: null,
      confidence: 'unclear',
      reason: `${listed(said)}: it seems to be sold in ${ways.length} ways. Say which, or write the paths of a hybrid product.`,
    };
  }
  const type = clues.type
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const byType = TYPES[type];
  if (byType) return proposal(byType, 'likely', [{ way: byType, because: `its type is "${clues.type.trim()}"` }]);
  for (const [where, text] of [
    ['name', clues.name],
    ['tags', clues.tags],
    ['summary', clues.summary],
  ] as const) {
    for (const { way, pattern } of WORDS) {
      const [word] = pattern.exec(text) ?? [];
      if (word) return proposal(way, 'likely', [{ way, because: `its ${where} says "${word}"` }]);
    }
  }
  const reason = clues.recurring
    ? 'It is paid again and again, and nothing says what for: a hosted workspace, an installation or a license?'
    : 'Neither its columns nor its name, tags and summary say how its buyer gets it.';
  return { model: null, driver: null, confidence: 'unclear', reason };
}

type Said = { way: Way; because: string };

function saidByColumns(clues: Clues): Said[] {
  const said: Said[] = [];
  if (clues.dockerImage)
    said.push({ way: 'saas_singletenant', because: 'the column docker_image names what is started for each buyer' });
  if (clues.tenant)
    said.push({ way: 'saas_multitenant', because: 'the column tenant says how its workspaces are called' });
  // A webhook beside a file or a key tells of a sale; alone it is how something is made elsewhere.
  const calls = clues.webhookUrl !== null && !clues.downloadUrl && !clues.license && !clues.dockerImage;
  if (calls && !clues.tenant)
    said.push({ way: 'saas_multitenant', because: 'the address in webhook_url is called after each sale' });
  if (clues.license)
    said.push({ way: 'self_hosted_license', because: 'the column license says that buyers get a key' });
  if (clues.downloadUrl && !clues.license)
    said.push({
      way: 'self_hosted_download',
      because: 'the column download_url names a file, and none says that there is a key',
    });
  if (clues.service) said.push({ way: 'managed_setup', because: 'the column service says that people do it' });
  return said;
}

function proposal(way: Way, confidence: Confidence, said: Said[]): Proposal {
  return { model: way, driver: USUAL_DRIVER[way], confidence, reason: `${listed(said)}.` };
}

/** As the beginning of a sentence. */
function listed(said: Said[]): string {
  const text = said.map(({ because }) => because).join(', and ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
