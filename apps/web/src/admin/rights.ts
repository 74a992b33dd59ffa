import { useQuery } from '@tanstack/react-query';
import { type Role, roleReaches } from '@vozex/domain';
import { sessionQuery } from '../api/accounts.ts';

const REASON = {
  operator: 'Only operators and owners may do this',
  owner: 'Only owners may do this',
};

/** Why the signed-in person may not do what needs this role, or null. The server decides; the buttons grey out by it. */
export function useWhyNot(least: keyof typeof REASON): string | null {
  const role: Role = useQuery(sessionQuery).data?.user?.role ?? 'customer';
  return roleReaches(role, least) ? null : REASON[least];
}
