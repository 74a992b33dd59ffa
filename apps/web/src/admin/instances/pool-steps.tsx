import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PoolStatus } from '@vozex/domain';
import { movePool, type Pool, poolQuery } from '../../api/admin-instances.ts';
import { wordError } from '../../api/problem.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWhyNot } from '../rights.ts';

/** Where each status leads, and what is said when it got there. */
const STEPS = {
  open: ['cordoned', 'draining'],
  cordoned: ['open', 'draining'],
  draining: ['open', 'cordoned'],
} satisfies Record<PoolStatus, PoolStatus[]>;

const VERB = { open: 'Open', cordoned: 'Cordon', draining: 'Drain' } satisfies Record<PoolStatus, string>;

const DONE = {
  open: 'It takes new instances again.',
  cordoned: 'It takes nothing new.',
  draining: 'It takes nothing new, and is to become empty.',
} satisfies Record<PoolStatus, string>;

function useMove(pool: Pool) {
  const queryClient = useQueryClient();
  return async (status: PoolStatus) => {
    queryClient.setQueryData(poolQuery(pool.id).queryKey, await movePool(pool.id, status));
    await queryClient.invalidateQueries({ queryKey: ['admin', 'pools'] });
  };
}

/** Opens, cordons or drains a pool. Draining is asked about, since nothing moves out of it by itself. */
export function PoolSteps({ pool }: { pool: Pool }) {
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const drain = useDialog();
  const move = useMove(pool);
  const step = useMutation({
    mutationFn: move,
    onSuccess: (_, status) => toast(DONE[status]),
    onError: (error) => toast(wordError(error).sentence, 'bad'),
  });
  return (
    <>
      {STEPS[pool.status].map((status) => (
        <Button
          key={status}
          size="small"
          busy={step.isPending && step.variables === status}
          whyNot={notOperator}
          aria-label={`${VERB[status]} ${pool.title}`}
          onClick={() => (status === 'draining' ? drain.show() : step.mutate(status))}
        >
          {VERB[status]}
        </Button>
      ))}
      <ActionDialog
        key={drain.key}
        {...drain.props}
        title={`Drain ${pool.title}?`}
        description="It takes nothing new. What is in it runs on until its customer or you end it; the pool says what is left."
        verb="Drain"
        act={() => move('draining')}
        onDone={() => toast(DONE.draining)}
      />
    </>
  );
}
