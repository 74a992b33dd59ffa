import { useMutation } from '@tanstack/react-query';
import type { LicenseStatus } from '@vozex/domain';
import { Eye, KeyRound } from 'lucide-react';
import { type OrderKey, revealLicense } from '../api/shop.ts';
import { say } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { LICENSE_TONE } from '../words/status-tones.ts';

type LicenseRowProps = { license: { id: string; hint: string; status: LicenseStatus }; order?: OrderKey | undefined };

const LICENSE_STATUS = {
  active: 'Active',
  suspended: 'Suspended',
  revoked: 'Revoked',
  expired: 'Expired',
} as const satisfies Record<LicenseStatus, string>;

/** A license key, hidden until it is asked for: screens are shared more often than keys should be. */
export function LicenseRow({ license, order }: LicenseRowProps) {
  const reveal = useMutation({ mutationFn: () => revealLicense(license.id, order) });
  const key = reveal.data?.license_key;
  return (
    <li className="rounded-[0.625rem] border border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <KeyRound aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <code className="min-w-0 flex-1 basis-48 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
          <span className="sr-only">{say('License key')} </span>
          {key ?? license.hint}
        </code>
        {license.status !== 'active' && (
          <Badge tone={LICENSE_TONE[license.status]}>{say(LICENSE_STATUS[license.status])}</Badge>
        )}
        {key ? (
          <CopyButton text={key} what={say('license key')} />
        ) : (
          <Button
            size="small"
            busy={reveal.isPending}
            onClick={() => reveal.mutate()}
            aria-label={say('Show key {hint}', { hint: license.hint })}
          >
            <Eye aria-hidden="true" className="size-3.5" /> {say('Show key')}
          </Button>
        )}
      </div>
      {reveal.isError && (
        <div className="mt-3">
          <ErrorNotice error={reveal.error} />
        </div>
      )}
    </li>
  );
}
