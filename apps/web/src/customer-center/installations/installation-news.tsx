import type { InstallationDetail, InstallationOperation } from '../../api/installations.ts';
import { actOnInstallation } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { InstallationAction } from './installation-action.tsx';
import { OperationProgress } from './operation-progress.tsx';

const OPEN: InstallationOperation['status'][] = ['requested', 'running'];

/** What its customer must know or may want to do, most urgent first. Nothing where all is well. */
export function InstallationNews({ installation }: { installation: InstallationDetail }) {
  const { problem, newer_version, status, operations } = installation;
  const underWay = operations.find((one) => OPEN.includes(one.status));
  const takenBack = operations[0]?.kind === 'upgrade' && operations[0].status === 'failed' ? operations[0] : undefined;
  const isNews = newer_version !== null && newer_version !== takenBack?.to_version;
  return (
    <div className="grid grid-cols-1 gap-4 empty:hidden">
      {underWay && <OperationProgress operation={underWay} />}
      {problem && (
        <Notice tone="bad" title={say('Something is wrong with it')}>
          {problem}
        </Notice>
      )}
      {status === 'paused' && (
        <Notice tone="warn" title={say('It is paused by the shop')}>
          {say(
            'Most often a payment is missing or under question: your orders and subscriptions say more. It goes on with its data as soon as that is settled.',
          )}
        </Notice>
      )}
      {takenBack && <UpgradeTakenBack installation={installation} operation={takenBack} />}
      {!underWay && isNews && status === 'running' && <NewerVersion installation={installation} />}
    </div>
  );
}

type TakenBackProps = { installation: InstallationDetail; operation: InstallationOperation };

/** An upgrade that came to nothing; the same one can be tried again, while it is the newest. */
function UpgradeTakenBack({ installation, operation: { to_version, from_version, step } }: TakenBackProps) {
  return (
    <Notice
      tone="warn"
      title={say('The upgrade to version {toVersion} was not made', { toVersion: to_version ?? '' })}
      actions={
        installation.newer_version === to_version && (
          <Upgrade installation={installation} button={say('Try it again')} />
        )
      }
    >
      {step === null
        ? say('No backup could be made before it, so nothing was changed.')
        : say('The new version did not get well, so version {fromVersion} was put back with the data it had.', {
            fromVersion: from_version ?? '',
          })}
    </Notice>
  );
}

/** Offers the newest version, and says before the press what will happen. */
function NewerVersion({ installation }: { installation: InstallationDetail }) {
  const { version, newer_version } = installation;
  return (
    <Notice
      tone="busy"
      title={say('Version {newerVersion} is out', { newerVersion: newer_version ?? '' })}
      actions={
        <Upgrade
          installation={installation}
          button={say('Upgrade to {newerVersion}', { newerVersion: newer_version ?? '' })}
          isOffered
        />
      }
    >
      {say('Yours runs version {version}.', { version })}
    </Notice>
  );
}

type UpgradeProps = { installation: InstallationDetail; button: string; isOffered?: boolean };

function Upgrade({ installation, button, isOffered }: UpgradeProps) {
  const { id, product_name, version, newer_version } = installation;
  return (
    <InstallationAction
      installation={installation}
      wish={{
        action: 'upgrade',
        button,
        variant: isOffered ? 'primary' : 'secondary',
        size: 'small',
        title: say('Upgrade {productName}?', { productName: product_name }),
        description: say('From version {version} to version {newerVersion}. It usually takes a minute or two.', {
          version,
          newerVersion: newer_version ?? '',
        }),
        verb: say('Upgrade to {newerVersion}', { newerVersion: newer_version ?? '' }),
        done: say('The upgrade has begun.'),
        ask: () => actOnInstallation(id, 'upgrade'),
        children: <WhatWillHappen from={version} />,
      }}
    />
  );
}

function WhatWillHappen({ from }: { from: string }) {
  const steps = [
    say('Its data is backed up. You keep the backup.'),
    say('The new version is installed. Whoever uses it is interrupted meanwhile.'),
    say('We check that it is well. If it is not, version {from} comes back with the data it had.', { from }),
  ];
  return (
    <ol className="grid gap-2.5 rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
      {steps.map((step, index) => (
        <li key={step} className="flex gap-3 leading-relaxed">
          <span aria-hidden="true" className="text-ink-faint tabular-nums">
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
