import type { DomainKind, DomainStatus } from '@vozex/domain';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Served } from '../proxy/instance-proxy.ts';
import type { DnsSeen } from './look-at-dns.ts';

/** What one look found. */
export type DomainSeen = {
  /** Null: DNS was not asked, since the name is the shop's own. */
  dns: DnsSeen | null;
  /** Whether visitors are served under it; null: that was not asked. */
  served: Served | null;
  /** Whether what serves them must first get a certificate. */
  needsCertificate: boolean;
};

/** What is told to the customer, each once. */
export type DomainNewsKind = 'active' | 'failing' | 'release_soon' | 'released';

/** What is written after a look. */
export type DomainDecision = {
  status: DomainStatus;
  problem: { code: string; sentence: string } | null;
  misses: number;
  /** Null: nothing is due by itself any more. */
  nextLookAt: Date | null;
  because: string;
  tell?: DomainNewsKind;
};

/** Looks at what is awaited, seconds: soon at first, since somebody sits before it, then ever more rarely. */
const PAUSES_SECONDS = [5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600];
/** What works is looked at so often, and what was missed once is looked at again after so long. */
const WORKING_SECONDS = 6 * 3_600;
const MISSED_SECONDS = 60;
/** A name server may be wrong once; thrice in a row, minutes apart, it means it. */
const MISSES_MAX = 3;

const SECONDS_PER_DAY = 86_400;
/** What nobody proves, or does not lead here any more, is given back after so many days, and that is told before. */
const RELEASE_DAYS = 14;
const TELL_DAYS_BEFORE = 3;

/** What is known of a name before the look. */
type Looked = {
  kind: DomainKind;
  status: DomainStatus;
  looks: number;
  misses: number;
  created_at: Date;
  failing_since: Date | null;
  release_told_at: Date | null;
  is_ready: boolean;
};

/** Turns what a look found into the one move that follows. Pure. */
export function decideDomain(domain: Looked, seen: DomainSeen, now: Date): DomainDecision {
  switch (domain.status) {
    case 'pending_dns':
      return seen.dns?.kind === 'here'
        ? moved('verified', now, 'its records are there')
        : orRelease(domain, domain.created_at, seen, now, 'nobody proved it in time');
    case 'failing':
      return seen.dns?.kind === 'here'
        ? moved('verified', now, 'it leads here again')
        : orRelease(domain, domain.failing_since ?? now, seen, now, 'it led elsewhere for too long');
    case 'verified':
    case 'issuing':
      return missed(domain, seen, now) ?? towardsUse(domain, seen, now);
    case 'active':
      return missed(domain, seen, now) ?? working(domain, seen, now);
    case 'released':
      return { ...stays(domain, null), nextLookAt: null };
  }
}

function towardsUse(domain: Looked, { served, needsCertificate }: DomainSeen, now: Date): DomainDecision {
  if (!domain.is_ready) return { ...stays(domain, null), nextLookAt: pauseAfter(domain, now) };
  if (domain.status === 'verified' && needsCertificate) return moved('issuing', now, 'its installation is ready');
  if (served?.kind === 'served') {
    const isCustom = domain.kind === 'custom';
    return {
      ...moved('active', now, 'visitors are served'),
      nextLookAt: isCustom ? secondsAfter(now, WORKING_SECONDS) : null,
      ...(isCustom ? { tell: 'active' as const } : {}),
    };
  }
  const problem = { code: 'NOT_SERVED', sentence: served?.problem ?? 'It is not served yet.' };
  return { ...stays(domain, problem), nextLookAt: pauseAfter(domain, now) };
}

function working(domain: Looked, { dns }: DomainSeen, now: Date): DomainDecision {
  const nextLookAt = domain.kind === 'custom' ? secondsAfter(now, WORKING_SECONDS) : null;
  return { ...stays(domain, null), misses: dns?.kind === 'silent' ? domain.misses : 0, nextLookAt };
}

/** What led here and was found elsewhere. Who says nothing has not said that. */
function missed(domain: Looked, { dns }: DomainSeen, now: Date): DomainDecision | undefined {
  if (dns === null || dns.kind === 'here' || dns.kind === 'silent') return undefined;
  const misses = domain.misses + 1;
  const problem = { code: 'DNS_ELSEWHERE', sentence: dns.problem };
  if (misses < MISSES_MAX) return { ...stays(domain, problem), misses, nextLookAt: secondsAfter(now, MISSED_SECONDS) };
  return { ...moved('failing', now, dns.problem), problem, misses, tell: 'failing' };
}

/** What is waited for: not for ever, and who waits is told before the end. */
function orRelease(domain: Looked, since: Date, { dns }: DomainSeen, now: Date, because: string): DomainDecision {
  const problem = problemOf(dns);
  if (now >= releaseAt(since)) {
    return { ...moved('released', now, because), problem, nextLookAt: null, tell: 'released' };
  }
  const isSoon = now >= secondsAfter(releaseAt(since), -TELL_DAYS_BEFORE * SECONDS_PER_DAY);
  return {
    ...stays(domain, problem),
    nextLookAt: pauseAfter(domain, now),
    ...(isSoon && domain.release_told_at === null ? { tell: 'release_soon' as const } : {}),
  };
}

/** When a name is given back that nobody proves, or that leads elsewhere, since then. */
export function releaseAt(since: Date): Date {
  return secondsAfter(since, RELEASE_DAYS * SECONDS_PER_DAY);
}

function problemOf(dns: DnsSeen | null): DomainDecision['problem'] {
  switch (dns?.kind) {
    case 'unproven':
      return { code: 'DNS_UNPROVEN', sentence: dns.problem };
    case 'elsewhere':
      return { code: 'DNS_ELSEWHERE', sentence: dns.problem };
    case 'taken':
      return { code: 'TAKEN', sentence: dns.problem };
    case 'silent':
      return { code: 'DNS_SILENT', sentence: 'Its name servers did not answer. We go on looking.' };
    default:
      return null;
  }
}

function pauseAfter({ looks }: Looked, now: Date): Date {
  return secondsAfter(now, PAUSES_SECONDS[Math.min(looks, PAUSES_SECONDS.length - 1)] ?? 0);
}

function stays(domain: Looked, problem: DomainDecision['problem']): Omit<DomainDecision, 'nextLookAt'> {
  return { status: domain.status, problem, misses: domain.misses, because: '' };
}

function moved(status: DomainStatus, now: Date, because: string): DomainDecision {
  return { status, problem: null, misses: 0, nextLookAt: now, because };
}
