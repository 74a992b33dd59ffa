import type { InstallationAction as ActionName } from '@vozex/domain';
import { type InstallationDetail, myInstallationQuery } from '../../api/installations.ts';
import { whyNotNow } from '../../words/installation-actions.ts';
import { type Wish, WishButton } from '../wish-button.tsx';

/** It has moved on since this page last looked. */
const MOVED_ON = ['NOT_NOW', 'OPERATION_RUNNING', 'NO_NEWER_VERSION', 'BACKUP_UNKNOWN'];

type InstallationActionProps = {
  installation: InstallationDetail;
  wish: Wish<InstallationDetail> & { action: ActionName };
};

/** Something that is asked for of an installation. */
export function InstallationAction({ installation, wish }: InstallationActionProps) {
  return (
    <WishButton
      wish={wish}
      whyNot={whyNotNow(wish.action, installation)}
      kept={myInstallationQuery(installation.id).queryKey}
      shownBy={['me', 'installations']}
      movedOn={MOVED_ON}
    />
  );
}
