import type { InstallationDetail, InstallationOperation } from '../../api/installations.ts';
import { actOnInstallation } from '../../api/installations.ts';
import { Notice } from '../../ui/notice.tsx';
import { InstallationAction } from './installation-action.tsx';
import { OperationProgress } from './operation-progress.tsx';

const OPEN: InstallationOperation['status'][] = ['requested', 'running'];

/** What its customer must know or may want to do, most urgent first. Nothing where all is well. */
export function InstallationNews({ installation }: { installation: InstallationDetail }) {
  const { problem, newer_version, status, operations } = installation;
  const underWay = operations.find((one) => OPEN.includes(one.status));
  const [last] = operations;
  return (
    <div className="grid grid-cols-1 gap-4 empty:hidden">
      {underWay && <OperationProgress operation={underWay} />}
      {problem && (
        <Notice tone="bad" title="Something is wrong with it">
          {problem}
        </Notice>
      )}
      {status === 'paused' && (
        <Notice tone="warn" title="It is paused by the shop">
          Most often a payment is missing or under question: your orders and subscriptions say more. It goes on with its
          data as soon as that is settled.
        </Notice>
      )}
      {!underWay && last?.status === 'failed' && last.kind === 'upgrade' && <UpgradeTakenBack operation={last} />}
      {!underWay && newer_version && status === 'running' && <NewerVersion installation={installation} />}
    </div>
  );
}

function UpgradeTakenBack({ operation: { to_version, from_version, step } }: { operation: InstallationOperation }) {
  return (
    <Notice tone="warn" title={`The upgrade to version ${to_version} was not made`}>
      {step === null
        ? 'No backup could be made before it, so nothing was changed.'
        : `The new version did not get well, so version ${from_version} was put back with the data it had.`}
    </Notice>
  );
}

/** Offers the newest version, and says before the press what will happen. */
function NewerVersion({ installation }: { installation: InstallationDetail }) {
  const { id, product_name, version, newer_version } = installation;
  return (
    <Notice
      tone="busy"
      title={`Version ${newer_version} is out`}
      actions={
        <InstallationAction
          installation={installation}
          wish={{
            action: 'upgrade',
            button: `Upgrade to ${newer_version}`,
            variant: 'primary',
            size: 'small',
            title: `Upgrade ${product_name}?`,
            description: `From version ${version} to version ${newer_version}. It usually takes a minute or two.`,
            verb: `Upgrade to ${newer_version}`,
            done: 'The upgrade has begun.',
            ask: () => actOnInstallation(id, 'upgrade'),
            children: <WhatWillHappen from={version} />,
          }}
        />
      }
    >
      Yours runs version {version}.
    </Notice>
  );
}

function WhatWillHappen({ from }: { from: string }) {
  const steps = [
    'Its data is backed up. You keep the backup.',
    'The new version is installed. Whoever uses it is interrupted meanwhile.',
    `We check that it is well. If it is not, version ${from} comes back with the data it had.`,
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
