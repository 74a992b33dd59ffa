import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { myLicensesQuery } from '../api/shop.ts';
import type { MyLicense } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { Paged } from '../shell/loaded.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { DateTime } from '../ui/relative-time.tsx';
import { useTitle } from '../ui/use-title.ts';
import { LicenseRow } from './license-row.tsx';

function LicenseCard({ license }: { license: MyLicense }) {
  return (
    <Card as="article" aria-label={license.product_name} className="p-5 sm:p-6">
      <h2 className="mb-4 font-semibold text-base">{license.product_name}</h2>
      <ul>
        <LicenseRow license={license} />
      </ul>
      <div className="mt-4">
        <KeyValue
          columns
          facts={[
            { label: say('Kind'), value: license.license_type === 'term' ? say('For a term') : say('Perpetual') },
            {
              label: say('Devices'),
              value:
                license.max_activations === null
                  ? say('No limit')
                  : say('Up to {maxActivations}', { maxActivations: license.max_activations }),
            },
            {
              label: say('Valid until'),
              value: license.expires_at ? <DateTime at={license.expires_at} /> : say('For ever'),
            },
            { label: say('Issued'), value: <DateTime at={license.created_at} /> },
          ]}
        />
      </div>
    </Card>
  );
}

export function LicensesPage() {
  useTitle(say('Licenses'));
  return (
    <Paged
      result={useInfiniteQuery(myLicensesQuery)}
      empty={<EmptyState icon={<KeyRound />} title={say('No licenses yet')} />}
    >
      {(licenses) => (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {licenses.map((license) => (
            <LicenseCard key={license.id} license={license} />
          ))}
        </div>
      )}
    </Paged>
  );
}
