import type { Fulfillment } from '../../api/types.ts';
import { say } from '../../languages/say.ts';
import { useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { MoveDialog } from './move-dialog.tsx';

/** The way to another path of a hybrid product, where there is one now. */
export function MoveButton({ fulfillment }: { fulfillment: Fulfillment }) {
  const dialog = useDialog();
  return (
    <>
      <Button size="small" className="justify-self-start" onClick={dialog.show}>
        {say('Move to another path')}
      </Button>
      <MoveDialog key={dialog.key} {...dialog.props} fulfillment={fulfillment} />
    </>
  );
}
