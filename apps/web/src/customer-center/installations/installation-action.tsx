import { useQueryClient } from '@tanstack/react-query';
import type { InstallationAction as ActionName } from '@vozex/domain';
import type { ReactNode } from 'react';
import { type InstallationDetail, myInstallationQuery } from '../../api/installations.ts';
import { Problem } from '../../api/problem.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { whyNotNow } from '../../words/installation-actions.ts';

/** It has moved on since this page last looked. */
const MOVED_ON = ['NOT_NOW', 'OPERATION_RUNNING', 'NO_NEWER_VERSION', 'BACKUP_UNKNOWN'];

type Wish = {
  action: ActionName;
  button: ReactNode;
  /** Names the button where its words alone would not tell it from its neighbours. */
  label?: string;
  variant?: 'primary' | 'secondary' | 'quiet';
  size?: 'small' | 'medium';
  title: string;
  description: ReactNode;
  verb: string;
  dangerous?: boolean;
  done: string;
  ask(): Promise<InstallationDetail>;
  children?: ReactNode;
};

/** A button, the question behind it, and the installation as it is afterwards. Greyed out, it says why. */
export function InstallationAction({ installation, wish }: { installation: InstallationDetail; wish: Wish }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['me', 'installations'] });
  const act = async () => {
    try {
      queryClient.setQueryData(myInstallationQuery(installation.id).queryKey, await wish.ask());
    } catch (error) {
      if (error instanceof Problem && MOVED_ON.includes(error.code)) readAgain();
      throw error;
    }
  };
  const done = () => {
    toast(wish.done);
    queryClient.invalidateQueries({ queryKey: ['me', 'installations', 'list'] });
  };
  return (
    <>
      <Button
        variant={wish.variant ?? 'secondary'}
        size={wish.size ?? 'medium'}
        whyNot={whyNotNow(wish.action, installation)}
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
