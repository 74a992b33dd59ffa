import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  createPool,
  enginesQuery,
  type Pool,
  type PoolBody,
  poolBodyOf,
  poolQuery,
  removePool,
  savePool,
} from '../../api/admin-instances.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { POOL_TONE } from '../../words/status-tones.ts';
import { BackLink } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { PoolEngine } from './pool-engine.tsx';
import { type PoolDraft, PoolForm } from './pool-form.tsx';
import { PoolLeft } from './pool-left.tsx';
import { PoolSteps } from './pool-steps.tsx';
import { ResourceMeters } from './resource-meters.tsx';

const newRoute = getRouteApi('/admin/admin/pools/new');
const editRoute = getRouteApi('/admin/admin/pools/$id');

/** Room for a handful of small instances on a small machine. */
const BLANK: PoolDraft = {
  name: '',
  title: '',
  driver: undefined,
  config: {},
  labels: {},
  instances_max: 10,
  cpu_millis: 4_000,
  memory_mb: 4_096,
  disk_mb: 20_480,
};

export function NewPoolPage() {
  useTitle('New pool');
  const navigate = newRoute.useNavigate();
  const queryClient = useQueryClient();
  const save = async (body: PoolBody) => {
    await createPool(body);
    queryClient.invalidateQueries({ queryKey: ['admin', 'pools'] });
    navigate({ to: paths.adminPools });
  };
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminPools}>Pools</BackLink>}
        title="New pool"
        note="It takes instances as soon as it is there. Cordon it to keep it empty."
      />
      <Loaded result={useQuery(enginesQuery)}>
        {(engines) => <PoolForm first={BLANK} engines={engines} verb="Create pool" save={save} />}
      </Loaded>
    </>
  );
}

function RemovePool({ pool }: { pool: Pool }) {
  const navigate = editRoute.useNavigate();
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOwner = useWhyNot('owner');
  const notEmpty = pool.reserved.instances > 0 ? 'It is not empty: drain it first' : null;
  const done = () => {
    toast('The pool is gone.');
    queryClient.invalidateQueries({ queryKey: ['admin', 'pools', 'list'] });
    navigate({ to: paths.adminPools });
  };
  return (
    <>
      <Button size="small" whyNot={notOwner ?? notEmpty} onClick={dialog.show} aria-label={`Delete ${pool.title}`}>
        Delete
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`Delete ${pool.title}?`}
        description="Only a pool that never held anything can be deleted: the history of an instance names its pool. Cordon it otherwise."
        verb="Delete pool"
        dangerous
        act={() => removePool(pool.id)}
        onDone={done}
      />
    </>
  );
}

export function EditPoolPage() {
  const { id } = editRoute.useParams();
  const queryClient = useQueryClient();
  const toast = useToast();
  const result = useQuery(poolQuery(id));
  const engines = useQuery(enginesQuery);
  useTitle(result.data?.title);
  const save = async (pool: Pool, body: PoolBody) => {
    queryClient.setQueryData(poolQuery(id).queryKey, await savePool(id, { ...body, status: pool.status }));
    queryClient.invalidateQueries({ queryKey: ['admin', 'pools', 'list'] });
    toast('Saved.');
  };
  return (
    <Loaded result={result}>
      {(pool) => (
        <>
          <PageHeader
            back={<BackLink to={paths.adminPools}>Pools</BackLink>}
            title={pool.title}
            badge={<Badge tone={POOL_TONE[pool.status]}>{spoken(pool.status)}</Badge>}
            actions={
              <>
                <PoolSteps pool={pool} />
                <RemovePool pool={pool} />
              </>
            }
          />
          <div className="grid grid-cols-1 gap-6">
            <Panel title="Set aside" note="For what runs, and for orders that are being paid.">
              <div className="grid gap-5">
                <PoolLeft pool={pool} />
                <ResourceMeters taken={pool.reserved} limits={pool.capacity} />
              </div>
            </Panel>
            <Panel title="What its engine says">
              <PoolEngine pool={pool} />
            </Panel>
            <Loaded result={engines}>
              {(known) => (
                <PoolForm
                  first={poolBodyOf(pool)}
                  engines={known}
                  verb="Save changes"
                  save={(body) => save(pool, body)}
                  measured={pool.seen?.capacity ?? undefined}
                  engineIsFixed
                />
              )}
            </Loaded>
          </div>
        </>
      )}
    </Loaded>
  );
}
