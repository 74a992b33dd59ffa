import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowDownToLine } from 'lucide-react';
import { myDownloadsQuery } from '../api/shop.ts';
import { say } from '../languages/say.ts';
import { Paged } from '../shell/loaded.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useTitle } from '../ui/use-title.ts';
import { DownloadRow } from './download-row.tsx';

export function DownloadsPage() {
  useTitle(say('Downloads'));
  return (
    <Paged
      result={useInfiniteQuery(myDownloadsQuery)}
      empty={<EmptyState icon={<ArrowDownToLine />} title={say('No downloads yet')} />}
    >
      {(downloads) => (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {downloads.map(({ id, product_name, artifact }) => (
            <Card key={id} as="article" aria-label={product_name} className="p-5 sm:p-6">
              <h2 className="mb-4 font-semibold text-base">{product_name}</h2>
              {artifact ? (
                <ul>
                  <DownloadRow grantId={id} file={artifact} />
                </ul>
              ) : (
                <p className="text-ink-soft text-sm">
                  {say('The first release is not out yet. It appears here as soon as it is.')}
                </p>
              )}
            </Card>
          ))}
        </div>
      )}
    </Paged>
  );
}
