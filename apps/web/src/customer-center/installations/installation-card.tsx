import { Link } from '@tanstack/react-router';
import type { Installation } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { paths } from '../../paths.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { ROW_LINK } from '../../ui/table.tsx';
import { OPERATION_UNDER_WAY } from '../../words/installation-actions.ts';
import { megabytes, spoken } from '../../words/phrases.ts';
import { INSTALLATION_TONE } from '../../words/status-tones.ts';
import { addressShown } from './address.tsx';

/** The one thing to know about it now. */
function news({ operation, problem, newer_version, status, usage, limits }: Installation): string | null {
  if (operation) return `${say(OPERATION_UNDER_WAY[operation.kind])}.`;
  if (problem) return problem;
  if (status !== 'running') return null;
  if (newer_version) return say('Version {newerVersion} is out.', { newerVersion: newer_version });
  return usage.memory_mb === null
    ? null
    : say('{used} of {limit} memory used', { used: megabytes(usage.memory_mb), limit: megabytes(limits.memory_mb) });
}

/** An installation in short; all of it leads to its page. */
export function InstallationCard({ installation }: { installation: Installation }) {
  const { id, product_name, plan, version, url, status, status_label } = installation;
  const said = news(installation);
  const isOver = status === 'ending' || status === 'ended';
  return (
    <Card
      as="article"
      aria-label={say('Installation of {productName}', { productName: product_name })}
      className="relative p-5 transition-colors hover:border-line-strong sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-lg leading-snug">
            <Link to={paths.accountInstallation} params={{ id }} className={classes(ROW_LINK, 'font-semibold!')}>
              {product_name}
            </Link>
          </h2>
          <p className="text-[0.8125rem] text-ink-faint">
            {say('Version {version}', { version })}
            {plan && ` · ${say('Plan {plan}', { plan: spoken(plan) })}`}
          </p>
        </div>
        <Badge tone={INSTALLATION_TONE[status]}>{status_label}</Badge>
      </div>
      {(url || !isOver) && (
        <p className="mt-3 font-mono text-[0.8125rem] text-ink-soft [overflow-wrap:anywhere]">
          {url ? (
            addressShown(url)
          ) : (
            <span className="font-sans text-ink-faint">{say('Its address is known once it is set up.')}</span>
          )}
        </p>
      )}
      <p className="mt-4 flex items-baseline justify-between gap-4 border-line border-t pt-3.5 text-sm">
        <span className={installation.problem && !installation.operation ? 'text-bad' : 'text-ink-soft'}>{said}</span>
        <span aria-hidden="true" className="whitespace-nowrap font-medium text-ink-soft">
          {say('Manage →')}
        </span>
      </p>
    </Card>
  );
}
