import { useQueryClient } from '@tanstack/react-query';
import { endMove, type PathMove } from '../../api/moves.ts';
import type { Fulfillment } from '../../api/types.ts';
import { say } from '../../languages/say.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Day } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';

type MovePanelProps = { fulfillment: Fulfillment; move: PathMove; mayAct: boolean };

/**
 * An open move, on both of its deliveries: where it stands, and what can be said to it.
 *
 * @param mayAct false for who holds the order's link only: ending a delivery is for its owner.
 */
export function MovePanel({ fulfillment, move, mayAct }: MovePanelProps) {
  const isOld = fulfillment.id === move.from_fulfillment_id;
  const to = move.to.title;
  return (
    <Notice
      tone={move.status === 'overlap' ? 'warn' : 'busy'}
      title={isOld ? say('You are moving to “{to}”', { to }) : say('This is the new one')}
      actions={
        mayAct && (
          <>
            {!isOld && <Keep move={move} />}
            <GoBack move={move} />
          </>
        )
      }
    >
      {move.sentence}
      {move.overlap_ends_at && (
        <>
          {' '}
          {say('That is on')} <Day at={move.overlap_ends_at} />.
        </>
      )}
    </Notice>
  );
}

const fromTitle = ({ from }: PathMove) => (from ? `“${from.title}”` : say('What you had'));

function Keep({ move }: { move: PathMove }) {
  return (
    <Ending
      move={move}
      ending="confirm"
      button={say('Keep the new one')}
      primary
      title={say('Keep “{title}”?', { title: move.to.title })}
      description={say(
        '{old} ends now, with what is kept there. There is no way back from here: take along first what you still need.',
        { old: fromTitle(move) },
      )}
      verb={say('Keep the new one')}
      said={say('Moved. The old one is being ended.')}
    />
  );
}

function GoBack({ move }: { move: PathMove }) {
  return (
    <Ending
      move={move}
      ending="return"
      button={say('Go back')}
      title={say('Go back?')}
      description={say('“{title}” ends now, with what is kept there. {old} goes on as it was.', {
        title: move.to.title,
        old: fromTitle(move),
      })}
      verb={say('Go back')}
      said={say('You are back. The new one is being ended.')}
    />
  );
}

type EndingProps = {
  move: PathMove;
  ending: 'confirm' | 'return';
  button: string;
  primary?: boolean;
  title: string;
  description: string;
  verb: string;
  said: string;
};

function Ending({ move, ending, button, primary, title, description, verb, said }: EndingProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const act = async () => {
    const { consent_url } = await endMove(move.id, ending);
    if (consent_url) window.location.assign(consent_url);
  };
  const done = () => {
    toast(said);
    for (const queryKey of [['me'], ['order']]) queryClient.invalidateQueries({ queryKey });
  };
  return (
    <>
      <Button
        size="small"
        variant={primary ? 'primary' : 'secondary'}
        whyNot={move.actions[ending]}
        onClick={dialog.show}
      >
        {button}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={title}
        description={description}
        verb={verb}
        dangerous
        act={act}
        onDone={done}
      />
    </>
  );
}
