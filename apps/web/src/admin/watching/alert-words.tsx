import type { Alert } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/tone.ts';
import { spoken } from '../../words/phrases.ts';

const SEVERITY_TONE = { critical: 'bad', warning: 'warn', info: 'quiet' } satisfies Record<Alert['severity'], Tone>;

export function SeverityBadge({ severity }: Pick<Alert, 'severity'>) {
  return <Badge tone={SEVERITY_TONE[severity]}>{spoken(severity)}</Badge>;
}

const STATE = {
  open: { label: 'Open', tone: 'bad' },
  acknowledged: { label: 'Somebody sees to it', tone: 'busy' },
  snoozed: { label: 'Snoozed', tone: 'quiet' },
  resolved: { label: 'Over', tone: 'good' },
} satisfies Record<Alert['state'], { label: string; tone: Tone }>;

/** Where it stands; an alert that is not so any more says that it heals. */
export function StateBadge({ state, healing_since }: Pick<Alert, 'state' | 'healing_since'>) {
  if (healing_since) return <Badge tone="busy">Healing</Badge>;
  return <Badge tone={STATE[state].tone}>{STATE[state].label}</Badge>;
}

export const SEVERITY_OPTIONS = [
  { value: 'critical', label: 'Critical only' },
  { value: 'warning', label: 'Warnings and critical' },
  { value: 'info', label: 'Everything' },
] as const satisfies readonly { value: Alert['severity']; label: string }[];
