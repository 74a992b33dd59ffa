import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import { enginesQuery, type Pool, poolsQuery } from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Panel } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { POOL_TONE } from '../../words/status-tones.ts';
import { PoolEngine } from './pool-engine.tsx';
import { PoolLeft } from './pool-left.tsx';
import { PoolSteps } from './pool-steps.tsx';
import { ResourceMeters } from './resource-meters.tsx';

function PoolPanel({ pool }: { pool: Pool }) {
  const { id, title, name, driver, status, capacity, reserved, labels } = pool;
  const engine = useQuery(enginesQuery).data?.find((one) => one.driver === driver)?.title ?? driver;
  const words = Object.entries(labels).map(([label, value]) => `${label}: ${value}`);
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2.5">
          <Link to={paths.adminPool} params={{ id }} className="underline-offset-4 hover:underline">
            {title}
          </Link>
          <Badge tone={POOL_TONE[status]}>{spoken(status)}</Badge>
        </span>
      }
      note={[name, engine, ...words].join(', ')}
      actions={
        <>
          <PoolSteps pool={pool} />
          <Button asChild size="small">
            <Link to={paths.adminPool} params={{ id }} aria-label={`Edit ${title}`}>
              Edit
            </Link>
          </Button>
        </>
      }
    >
      <div className="grid gap-6">
        <PoolLeft pool={pool} />
        <ResourceMeters taken={reserved} limits={capacity} />
        <div className="border-line border-t pt-5">
          <PoolEngine pool={pool} />
        </div>
      </div>
    </Panel>
  );
}

/** Where dedicated instances are placed: what is set aside of each pool, and what its engine says of itself. */
export function PoolsPage() {
  useTitle('Pools');
  return (
    <>
      <PageHeader
        title="Pools"
        note="Where dedicated instances are placed. What is sold is set aside here first, so that nothing is sold twice."
        actions={
          <Button asChild variant="primary">
            <Link to={paths.adminPoolNew}>New pool</Link>
          </Button>
        }
      />
      <Loaded result={useQuery(poolsQuery)}>
        {(pools) =>
          pools.length === 0 ? (
            <Card>
              <EmptyState icon={<Server />} title="No pools yet">
                Make one for this machine, or for an engine of yours; dedicated products can be sold from then on.
              </EmptyState>
            </Card>
          ) : (
            <div className="grid grid-cols-1 gap-6">
              {pools.map((pool) => (
                <PoolPanel key={pool.id} pool={pool} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
