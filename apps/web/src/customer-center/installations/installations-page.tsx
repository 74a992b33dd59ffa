import { useInfiniteQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import { myInstallationsQuery } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Paged } from '../../shell/loaded.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { InstallationCard } from './installation-card.tsx';
import { isMoving, LOOK_AGAIN_MS } from './look-again.ts';

const GRID = 'grid items-start gap-5 lg:grid-cols-2';

/** Every installation that runs for this customer alone. */
export function InstallationsPage() {
  useTitle(say('Installations'));
  const result = useInfiniteQuery({
    ...myInstallationsQuery,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isMoving)) ? LOOK_AGAIN_MS : false,
  });
  return (
    <Paged
      result={result}
      waiting={
        <div role="status" className={GRID}>
          <span className="sr-only">{say('Loading installations')}</span>
          <Skeleton className="h-56 rounded-card" />
          <Skeleton className="h-56 rounded-card" />
        </div>
      }
      empty={
        <EmptyState icon={<Server />} title={say('No installations yet')}>
          {say(
            'What you buy as an installation of your own appears here, to be opened, stopped, backed up and upgraded.',
          )}
        </EmptyState>
      }
    >
      {(installations) => (
        <div className={GRID}>
          {installations.map((installation) => (
            <InstallationCard key={installation.id} installation={installation} />
          ))}
        </div>
      )}
    </Paged>
  );
}
