import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Download, History } from 'lucide-react';
import { type ProductVersion, productVersionsQuery } from '../../api/admin-products.ts';
import { paths } from '../../paths.ts';
import { Paged } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import type { Tone } from '../../ui/tone.ts';
import { actorTitle } from '../../words/actor.ts';
import { spoken } from '../../words/phrases.ts';
import { DifferenceList } from './difference-list.tsx';
import { ProductFrame } from './product-frame.tsx';

const WORDS: Record<string, { title: string; tone: Tone }> = {
  'catalog.product_kept': { title: 'As it was when its history began', tone: 'quiet' },
  'catalog.product_created': { title: 'Created', tone: 'busy' },
  'catalog.product_replaced': { title: 'Settings changed', tone: 'quiet' },
  'catalog.product_published': { title: 'Published', tone: 'good' },
  'catalog.product_draft': { title: 'Taken back to draft', tone: 'warn' },
  'catalog.product_archived': { title: 'Archived', tone: 'warn' },
  'catalog.product_imported': { title: 'Brought in from a file', tone: 'busy' },
  'catalog.price_created': { title: 'Price added', tone: 'quiet' },
  'catalog.price_replaced': { title: 'Price changed', tone: 'quiet' },
  'catalog.mapping_made': { title: 'Made at a gateway', tone: 'quiet' },
};

const route = getRouteApi('/admin/admin/products/$id/history');

function Change({ id, version, newest }: { id: string; version: ProductVersion; newest: boolean }) {
  return (
    <div className="mt-1 grid gap-2.5">
      <p>
        Version {version.version}, by {version.by_name ?? actorTitle(version.by)}
      </p>
      {version.differences.length > 0 && (
        <DifferenceList label={`What version ${version.version} changed`} differences={version.differences} />
      )}
      {!newest && (
        <div>
          <Button asChild size="small">
            <Link to={paths.adminProduct} params={{ id }} search={{ version: String(version.version) }}>
              Open version {version.version} in the form
            </Link>
          </Button>
        </div>
      )}
    </div>
  );
}

/** What a product was, change by change, and who made each. */
export function ProductHistoryPage() {
  const { id } = route.useParams();
  const result = useInfiniteQuery(productVersionsQuery(id));
  return (
    <ProductFrame id={id}>
      {({ slug }) => (
        <Panel
          title="History"
          note="Every change of the product, its prices and their mappings. An earlier version is opened in the form and saved as a new one; prices stay as they are."
          actions={
            <Button asChild size="small">
              <a href={`/api/admin/products/${id}/export`} download={`${slug}.json`}>
                <Download aria-hidden="true" className="size-3.5" /> Export as JSON
              </a>
            </Button>
          }
          flush
        >
          <Paged
            result={result}
            empty={
              <EmptyState icon={<History />} title="No change yet">
                From the next change on, each is kept here.
              </EmptyState>
            }
          >
            {(items) => (
              <div className="px-5 py-5 sm:px-6">
                <Timeline
                  label="Versions of the product"
                  entries={items.map((version, i) => ({
                    key: String(version.version),
                    title: WORDS[version.action]?.title ?? spoken(version.action.replace('catalog.', '')),
                    aside: <DateTime at={version.at} />,
                    detail: <Change id={id} version={version} newest={i === 0} />,
                    tone: WORDS[version.action]?.tone ?? 'quiet',
                  }))}
                />
              </div>
            )}
          </Paged>
        </Panel>
      )}
    </ProductFrame>
  );
}
