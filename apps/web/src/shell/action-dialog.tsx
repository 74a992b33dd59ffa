import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { say } from '../languages/say.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow, Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

type ActionDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description: ReactNode;
  /** What the button says: the verb itself, not "OK". */
  verb: string;
  dangerous?: boolean;
  act(): Promise<unknown>;
  onDone(): void;
  children?: ReactNode;
};

/** A step that deserves a second look: says what will happen, does it, and stays open with the reason when it fails. */
export function ActionDialog({
  open,
  onOpenChange,
  title,
  description,
  verb,
  dangerous,
  act,
  onDone,
  children,
}: ActionDialogProps) {
  const action = useMutation({
    mutationFn: act,
    onSuccess: () => {
      onOpenChange(false);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    action.mutate();
  };
  const change = (next: boolean) => {
    action.reset();
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title} description={description}>
      <form onSubmit={submit} className="grid gap-4">
        {children}
        {action.isError && <ErrorNotice error={action.error} />}
        <ButtonRow>
          <Button onClick={() => change(false)}>{say('Keep as it is')}</Button>
          <Button type="submit" variant={dangerous ? 'danger' : 'primary'} busy={action.isPending}>
            {verb}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}

/** Opens and closes a dialog, and forgets what was typed in it between two openings. */
export function useDialog() {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  return {
    /** A new one for each opening: as the dialog's key it empties its fields. */
    key: `${id}${round}`,
    props: { open, onOpenChange: setOpen },
    show: () => {
      setRound((count) => count + 1);
      setOpen(true);
    },
  };
}
