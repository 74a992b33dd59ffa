import { type KubernetesObject, PatchStrategy } from '@kubernetes/client-node';
import { failed } from '../answers.ts';
import { Answered, type Errand } from './errand.ts';
import { MANAGER, type Manager } from './names.ts';
import { conflictOf } from './refusals.ts';

const OURS: readonly string[] = Object.values(MANAGER);

/**
 * Applies an object on the side of the server: what it says becomes so, what it says no more goes, and what others
 * wrote stays. The same object twice changes nothing.
 *
 * Fields that only our own managers hold are taken. A field that somebody else holds with another value is his word
 * against ours: nothing is applied then, and an operator is told.
 *
 * @throws Answered FIELD_CONFLICT
 */
export async function apply<Kind extends KubernetesObject>(
  { cluster }: Errand,
  object: Kind,
  manager: Manager = MANAGER.spec,
): Promise<Kind> {
  const send = (force: boolean) =>
    cluster.objects.patch(object, undefined, undefined, manager, force, PatchStrategy.ServerSideApply);
  try {
    return await send(false);
  } catch (error) {
    const conflicts = conflictOf(error);
    if (!conflicts) throw error;
    const others = conflicts.filter((one) => !OURS.includes(one.manager));
    if (others.length === 0) return await send(true);
    throw new Answered(failed('FIELD_CONFLICT', conflictText(object, others)));
  }
}

function conflictText(object: KubernetesObject, conflicts: { manager: string; field: string }[]): string {
  const held = conflicts.map(({ manager, field }) => `${field} (held by ${manager})`).join(', ');
  const { name, namespace } = object.metadata ?? {};
  return `${object.kind} ${namespace ? `${namespace}/` : ''}${name} was changed by somebody else: ${held}; put it back, or give the field up`;
}
