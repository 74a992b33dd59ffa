import { apiVersionOf, KINDS, type Kind } from './kinds.ts';
import type { Fields, Json } from './thing.ts';

const VERSION = { major: '1', minor: '32', gitVersion: 'v1.32.4', platform: 'linux/amd64' };
const groups = [...new Set(KINDS.map(({ group }) => group))].filter((group) => group !== '');
const ofVersion = (apiVersion: string) => KINDS.filter((kind) => apiVersionOf(kind) === apiVersion);

/** What a client asks before it asks for anything: which kinds there are, and which parameters they take. */
export function discover(path: string): Json | null {
  if (path === '/version') return VERSION;
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) };
  if (path === '/openapi/v3') return { paths: Object.fromEntries(apiPaths().map((one) => [one, documentAt(one)])) };
  const document = /^\/openapi\/v3\/(.+)$/.exec(path)?.[1];
  if (document) return openApi(document);
  const apiVersion = /^\/(?:api|apis)\/((?:[^/]+\/)?v1)$/.exec(path)?.[1];
  const kinds = ofVersion(apiVersion ?? '');
  if (apiVersion === undefined || kinds.length === 0) return null;
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: kinds.flatMap(resourcesOf) };
}

function groupOf(name: string): Fields {
  const version = { groupVersion: `${name}/v1`, version: 'v1' };
  return { name, versions: [version], preferredVersion: version };
}

function resourcesOf({ kind, plural, namespaced, shortNames, hasStatus }: Kind): Fields[] {
  const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
  const resource = { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs, shortNames };
  const parts = [...(hasStatus ? ['status'] : []), ...(kind === 'Pod' ? ['exec', 'log'] : [])];
  return [
    resource,
    ...parts.map((part) => ({ name: `${plural}/${part}`, singularName: '', namespaced, kind, verbs: ['get'] })),
  ];
}

function apiPaths(): string[] {
  return [...new Set(KINDS.map(pathOf))];
}

function pathOf(kind: Kind): string {
  return kind.group === '' ? 'api/v1' : `apis/${apiVersionOf(kind)}`;
}

function documentAt(path: string): Fields {
  return { serverRelativeURL: `/openapi/v3/${path}?hash=1` };
}

/** As much as kubectl reads: that patches may ask the server to validate. */
function openApi(path: string): Fields {
  const parameter = (name: string): Fields => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } });
  const parameters = ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(parameter);
  const paths = KINDS.filter((kind) => pathOf(kind) === path).map((kind): [string, Json] => {
    const place = kind.namespaced ? `/${path}/namespaces/{namespace}` : `/${path}`;
    const known = { group: kind.group, version: kind.version, kind: kind.kind };
    const patch = { parameters, responses: { 200: { description: 'OK' } }, 'x-kubernetes-group-version-kind': known };
    return [`${place}/${kind.plural}/{name}`, { patch }];
  });
  const info = { title: 'Kubernetes', version: VERSION.gitVersion };
  return { openapi: '3.0.0', info, paths: Object.fromEntries(paths), components: { schemas: {} } };
}
