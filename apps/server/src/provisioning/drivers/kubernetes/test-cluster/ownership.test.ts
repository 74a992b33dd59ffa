import { describe, expect, it } from 'vitest';
import { applied, updated } from './ownership.ts';
import { newThing } from './store.ts';
import type { Fields, Thing } from './thing.ts';

const TIME = '2026-03-01T12:00:00Z';
const by = (manager: string) => ({ manager, time: TIME });

function set(spec: Fields): Thing {
  return { ...newThing('StatefulSet', 'web', 'default'), spec };
}
const containers = (thing: Thing) => (thing.spec as { containers?: unknown[] }).containers;

/** What the documents of Kubernetes say of server-side apply, on the fake that our stories rely on. */
describe('server-side apply', () => {
  it('is a conflict where somebody else holds another value, and names the field', () => {
    const first = applied(null, set({ replicas: 3 }), by('ours'), false);
    expect(() => applied(first, set({ replicas: 4 }), by('theirs'), false)).toThrow(
      'Apply failed with 1 conflict: conflict with "ours": .spec.replicas',
    );
  });

  it('by force takes the field from who held it', () => {
    const first = applied(null, set({ replicas: 3, serviceName: 'a' }), by('ours'), false);
    const taken = applied(first, set({ replicas: 4 }), by('theirs'), true);
    expect(taken.spec).toEqual({ replicas: 4, serviceName: 'a' });
    const fields = Object.fromEntries(taken.metadata.managedFields?.map((one) => [one.manager, one.fieldsV1]) ?? []);
    expect(fields).toEqual({
      ours: { 'f:spec': { 'f:serviceName': {} } },
      theirs: { 'f:spec': { 'f:replicas': {} } },
    });
  });

  it('of the same value is shared, and goes only when nobody applies it any more', () => {
    const first = applied(null, set({ replicas: 3, serviceName: 'a' }), by('ours'), false);
    const shared = applied(first, set({ replicas: 3 }), by('theirs'), false);
    const without = applied(shared, set({ serviceName: 'a' }), by('ours'), false);
    expect(without.spec).toEqual({ replicas: 3, serviceName: 'a' });
    const gone = applied(without, set({ paused: true }), by('theirs'), false);
    expect(gone.spec).toEqual({ serviceName: 'a', paused: true });
  });

  it('knows items of a list by their keys, and leaves those of others alone', () => {
    const app = { name: 'app', image: 'app:1' };
    const sidecar = { name: 'sidecar', image: 'log:1' };
    const first = applied(null, set({ containers: [app] }), by('ours'), false);
    const both = applied(first, set({ containers: [sidecar] }), by('theirs'), false);
    expect(containers(both)).toEqual([app, sidecar]);
    const newer = applied(both, set({ containers: [{ ...app, image: 'app:2' }] }), by('ours'), false);
    expect(containers(newer)).toEqual([{ ...app, image: 'app:2' }, sidecar]);
    const left = applied(newer, set({ replicas: 1 }), by('theirs'), false);
    expect(containers(left)).toEqual([{ ...app, image: 'app:2' }]);
  });

  it('conflicts with who changed a field in another way', () => {
    const first = applied(null, set({ containers: [{ name: 'app', image: 'app:1' }] }), by('ours'), false);
    const change = { ...first, spec: { containers: [{ name: 'app', image: 'app:9' }] } };
    const edited = updated(first, change, by('kubectl-edit'));
    expect(() => applied(edited, set({ containers: [{ name: 'app', image: 'app:2' }] }), by('ours'), false)).toThrow(
      'conflict with "kubectl-edit" using apps/v1: .spec.containers[name="app"].image',
    );
  });

  it('of the same again changes nothing', () => {
    const first = applied(null, set({ replicas: 3, containers: [{ name: 'app', image: 'a' }] }), by('ours'), false);
    expect(applied(first, set({ replicas: 3, containers: [{ name: 'app', image: 'a' }] }), by('ours'), false)).toEqual(
      first,
    );
  });
});
