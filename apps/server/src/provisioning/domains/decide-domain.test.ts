import { DOMAIN_MOVES, type DomainStatus, mayMove } from '@vozex/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsAfter } from '../../kernel/clock.ts';
import { type DomainSeen, decideDomain } from './decide-domain.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const DAY = 86_400;

const domain = (status: DomainStatus, change: Partial<Parameters<typeof decideDomain>[0]> = {}) => ({
  kind: 'custom' as const,
  status,
  looks: 0,
  misses: 0,
  created_at: NOW,
  failing_since: null,
  release_told_at: null,
  is_ready: true,
  ...change,
});
const seen = (dns: 'here' | 'elsewhere' | 'silent' | null, served: DomainSeen['served'] = null): DomainSeen => ({
  dns:
    dns === null
      ? null
      : dns === 'here'
        ? { kind: dns }
        : dns === 'silent'
          ? { kind: dns, reason: 'ETIMEOUT' }
          : { kind: dns, problem: 'It leads to 192.0.2.1.' },
  served,
  needsCertificate: true,
});

describe('a domain that waits for its records', () => {
  it('is looked at soon at first, and ever more rarely, but for ever at least hourly', () => {
    const pauses = [0, 1, 2, 5, 9, 500].map((looks) => {
      const { nextLookAt } = decideDomain(domain('pending_dns', { looks }), seen('elsewhere'), NOW);
      return ((nextLookAt?.getTime() ?? 0) - NOW.getTime()) / 1_000;
    });
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses[0]).toBeLessThanOrEqual(5);
    expect(pauses.at(-1)).toBe(3_600);
  });

  it('is given back after two weeks, and that is told once, three days before', () => {
    const since = (days: number) => domain('pending_dns', { created_at: secondsAfter(NOW, -days * DAY) });
    expect(decideDomain(since(10.9), seen('elsewhere'), NOW)).not.toHaveProperty('tell');
    expect(decideDomain(since(11), seen('elsewhere'), NOW)).toMatchObject({
      status: 'pending_dns',
      tell: 'release_soon',
    });
    expect(decideDomain({ ...since(12), release_told_at: NOW }, seen('elsewhere'), NOW)).not.toHaveProperty('tell');
    expect(decideDomain(since(14), seen('elsewhere'), NOW)).toMatchObject({ status: 'released', tell: 'released' });
    expect(decideDomain(since(20), seen('here'), NOW)).toMatchObject({ status: 'verified' });
  });
});

describe('a domain in use', () => {
  it('fails at the third look that finds it elsewhere, and not when name servers are silent', () => {
    const after = (misses: number) => decideDomain(domain('active', { misses }), seen('elsewhere'), NOW);
    expect(after(0)).toMatchObject({ status: 'active', misses: 1 });
    expect(after(1)).toMatchObject({ status: 'active', misses: 2 });
    expect(after(2)).toMatchObject({ status: 'failing', tell: 'failing' });
    expect(decideDomain(domain('active', { misses: 2 }), seen('silent'), NOW)).toMatchObject({
      status: 'active',
      misses: 2,
    });
    expect(decideDomain(domain('active', { misses: 2 }), seen('here'), NOW)).toMatchObject({
      status: 'active',
      misses: 0,
    });
  });
});

describe('whatever a look finds', () => {
  it('the move is legal, and only what was given back, or is the shop’s own and in use, is not looked at again', () => {
    const statuses = ['pending_dns', 'verified', 'issuing', 'active', 'failing'] as const;
    const situation = fc.record({
      status: fc.constantFrom(...statuses),
      kind: fc.constantFrom('custom' as const, 'subdomain' as const),
      looks: fc.nat(1_000),
      misses: fc.nat(5),
      days: fc.nat(40),
      is_ready: fc.boolean(),
      dns: fc.constantFrom('here' as const, 'elsewhere' as const, 'silent' as const),
      isServed: fc.constantFrom(true, false, null),
      needsCertificate: fc.boolean(),
    });
    fc.assert(
      fc.property(situation, ({ status, kind, days, dns, isServed, needsCertificate, ...change }) => {
        fc.pre(kind === 'custom' || (status !== 'pending_dns' && status !== 'failing'));
        const since = secondsAfter(NOW, -days * DAY);
        const served =
          isServed === null
            ? null
            : isServed
              ? { kind: 'served' as const }
              : { kind: 'not_yet' as const, problem: 'No.' };
        const found = { ...seen(kind === 'custom' ? dns : null, served), needsCertificate };
        const decision = decideDomain(
          domain(status, { kind, created_at: since, failing_since: since, ...change }),
          found,
          NOW,
        );
        const { status: to, nextLookAt } = decision;
        expect(to === status || mayMove(DOMAIN_MOVES, status, to)).toBe(true);
        const isAtRest = to === 'released' || (kind === 'subdomain' && to === 'active');
        expect(nextLookAt === null).toBe(isAtRest);
        if (to === status && nextLookAt) expect(nextLookAt.getTime()).toBeGreaterThan(NOW.getTime());
      }),
    );
  });
});
