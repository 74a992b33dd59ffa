import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PATH_MOVE_ACTIONS, type PathMoveAction } from '@vozex/domain';
import { useState } from 'react';
import { endPathMove, type PathMove } from '../../api/path-moves.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { INLINE_LINK } from '../back-link.tsx';
import { ReasonField } from '../reason-field.tsx';
import { useWhyNot } from '../rights.ts';

/** What each way to end a move is called and does. An action without words does not compile. */
const WORDS = {
  confirm: {
    verb: 'Complete the move',
    effect: 'The old delivery is taken back now, before the overlap is over. This cannot be undone.',
    done: 'The old delivery is being taken back.',
  },
  return: {
    verb: 'Take it back',
    effect: 'The new delivery is taken back, and the old one stays as it is.',
    done: 'The new delivery is being taken back.',
  },
} satisfies Record<PathMoveAction, { verb: string; effect: string; done: string }>;

const ACTIONS = Object.keys(PATH_MOVE_ACTIONS) as PathMoveAction[]; // because the keys are the actions

function End({ move, action }: { move: PathMove; action: PathMoveAction }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const [reason, setReason] = useState('');
  const { verb, effect, done } = WORDS[action];
  return (
    <>
      <Button size="small" whyNot={notOperator ?? move.actions[action]} onClick={dialog.show}>
        {verb}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`${verb}?`}
        description={effect}
        verb={verb}
        dangerous={action === 'confirm'}
        act={() => endPathMove(move.id, action, reason.trim())}
        onDone={() => {
          toast(done);
          queryClient.invalidateQueries({ queryKey: ['admin'] });
        }}
      >
        <ReasonField value={reason} onChange={setReason} />
      </ActionDialog>
    </>
  );
}

/** The move that a delivery takes part in, on either side: how far it is, the other side, and the ways to end it. */
export function PathMoveNotice({ move, fulfillmentId }: { move: PathMove; fulfillmentId: string }) {
  const isOld = fulfillmentId === move.from_fulfillment_id;
  const other = isOld ? move.to_fulfillment_id : move.from_fulfillment_id;
  return (
    <Notice
      tone="busy"
      title={`${move.from ? `From ${move.from.title} to` : 'To'} ${move.to.title}: ${move.status_label.toLowerCase()}`}
      actions={ACTIONS.map((action) => <End key={action} move={move} action={action} />)}
    >
      This is the {isOld ? 'old' : 'new'} delivery
      {move.overlap_ends_at && (
        <>
          ; the old one ends on <DateTime at={move.overlap_ends_at} />
        </>
      )}
      .{' '}
      <Link to={paths.adminFulfillment} params={{ id: other }} className={INLINE_LINK}>
        See the {isOld ? 'new' : 'old'} one
      </Link>
    </Notice>
  );
}
