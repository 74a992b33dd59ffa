import { Refused } from './refused.ts';

/** A rule of a ClusterRole. */
export type Rule = { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] };

/** Who asks, and for what. */
export type Access = { user: string; verb: string; group: string; resource: string; name: string; namespace: string };

/**
 * What accounts may do, as RBAC decides it: what no rule allows is refused.
 *
 * @param rules by account; one without rules may do everything, as an administrator.
 */
export function rightsOf(rules: Record<string, Rule[]>) {
  return {
    /** @throws Refused 403 in the API's own words. */
    check({ user, verb, group, resource, name, namespace }: Access): void {
      const own = rules[user];
      const allows = (rule: Rule) =>
        rule.apiGroups.includes(group) &&
        rule.resources.includes(resource) &&
        rule.verbs.includes(verb) &&
        (rule.resourceNames?.includes(name) ?? true);
      if (!own || own.some(allows)) return;
      const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
      const what = `User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
      throw new Refused(403, 'Forbidden', `${resource} "${name}" is forbidden: ${what}`);
    },
  };
}
