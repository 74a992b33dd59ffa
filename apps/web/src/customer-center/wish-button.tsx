import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { ActionDialog, useDialog } from '../shell/action-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';

/** What a customer can ask for of something they have, and how it is asked. */
export type Wish<Detail> = {
  button: ReactNode;
  /** Names the button where its words alone would not tell it from its neighbours. */
  label?: string;
  variant?: 'primary' | 'secondary' | 'quiet';
  size?: 'small' | 'medium';
  title: string;
  description: ReactNode;
  verb: string;
  dangerous?: boolean;
  /** What is said when it is done. */
  done: string;
  /** @returns the thing as it is afterwards. */
  ask(): Promise<Detail>;
  children?: ReactNode;
};

type WishButtonProps<Detail> = {
  wish: Wish<Detail>;
  /** Why it cannot be asked now; greyed out, the button says it. */
  whyNot?: string | null;
  /** Where the page keeps the thing. */
  kept: QueryKey;
  /** Everything that shows something of it. */
  shownBy: QueryKey;
  /** Codes of refusals after which it stands otherwise than this page shows. */
  movedOn: readonly string[];
};

/** A button, the question behind it, and the thing as it is afterwards. */
export function WishButton<Detail>({ wish, whyNot = null, kept, shownBy, movedOn }: WishButtonProps<Detail>) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const act = async () => {
    try {
      queryClient.setQueryData(kept, await wish.ask());
    } catch (error) {
      if (error instanceof Problem && movedOn.includes(error.code)) {
        queryClient.invalidateQueries({ queryKey: shownBy });
      }
      throw error;
    }
  };
  const done = () => {
    toast(wish.done);
    queryClient.invalidateQueries({ queryKey: shownBy });
  };
  return (
    <>
      <Button
        variant={wish.variant ?? 'secondary'}
        size={wish.size ?? 'medium'}
        whyNot={whyNot}
        onClick={dialog.show}
        aria-label={wish.label}
      >
        {wish.button}
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={wish.title}
        description={wish.description}
        verb={wish.verb}
        dangerous={wish.dangerous ?? false}
        act={act}
        onDone={done}
      >
        {wish.children}
      </ActionDialog>
    </>
  );
}
