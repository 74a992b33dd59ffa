import type { InstallationStatus } from '@vozex/domain';
import { actOnInstallation, type InstallationDetail } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { spoken } from '../../words/phrases.ts';
import { INSTALLATION_TONE } from '../../words/status-tones.ts';
import { Address } from './address.tsx';
import { InstallationAction } from './installation-action.tsx';

/** How it stands, in a sentence; what needs more than that is told above. */
const HEADLINE = {
  setting_up: 'It is being set up for you. That usually takes a minute; this page moves on by itself.',
  starting: 'It is coming up; this page moves on by itself.',
  running: 'It is up and looked after.',
  stopped: 'You stopped it. Its data, its address and its place are kept until you start it again.',
  paused: 'It is paused. Its data is kept.',
  in_trouble: 'It does not run as it should.',
  ending: 'It is being removed, with its data.',
  ended: 'It was removed.',
} as const satisfies Record<InstallationStatus, string>;

/** Why opening it leads nowhere; null where somebody answers, or may. */
const WHY_NOT_OPEN = {
  setting_up: 'It is not ready yet',
  starting: 'It is coming up',
  running: null,
  stopped: 'It is stopped: start it first',
  paused: 'It is paused',
  in_trouble: null, // it may still answer
  ending: 'It is being removed',
  ended: 'It was removed',
} as const satisfies Record<InstallationStatus, string | null>;

/** What it is, where it is, and whether it runs. */
export function Standing({ installation }: { installation: InstallationDetail }) {
  const { product_name, plan, version, status, status_label, url } = installation;
  const whyNotOpen = WHY_NOT_OPEN[status];
  return (
    <Card
      as="article"
      aria-label={say('Installation of {productName}', { productName: product_name })}
      className="p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-xl leading-snug">{product_name}</h2>
          <p className="text-[0.8125rem] text-ink-faint">
            {say('Version {version}', { version })}
            {plan && ` · ${say('Plan {plan}', { plan: spoken(plan) })}`}
          </p>
        </div>
        <Badge tone={INSTALLATION_TONE[status]}>{status_label}</Badge>
      </div>
      <p className="mt-3 text-[0.9375rem] leading-relaxed">{say(HEADLINE[status])}</p>
      {url && <Address url={url} product={product_name} whyNot={whyNotOpen && say(whyNotOpen)} />}
      {status !== 'ending' && status !== 'ended' && <Switches installation={installation} />}
    </Card>
  );
}

/** Start, stop, restart. */
function Switches({ installation }: { installation: InstallationDetail }) {
  const { id, product_name, status } = installation;
  return (
    <div className="mt-5 flex flex-wrap gap-2.5 max-sm:[&>*]:flex-1">
      {status === 'stopped' && (
        <InstallationAction
          installation={installation}
          wish={{
            action: 'start',
            button: say('Start'),
            variant: 'primary',
            title: say('Start {productName}?', { productName: product_name }),
            description: say('It goes on with the data it had, at the same address. That takes a few seconds.'),
            verb: say('Start it'),
            done: say('It is being started.'),
            ask: () => actOnInstallation(id, 'start'),
          }}
        />
      )}
      <InstallationAction
        installation={installation}
        wish={{
          action: 'restart',
          button: say('Restart'),
          title: say('Restart {productName}?', { productName: product_name }),
          description: say('Whoever uses it is interrupted for a few seconds. Its data stays as it is.'),
          verb: say('Restart it'),
          done: say('It is being restarted.'),
          ask: () => actOnInstallation(id, 'restart'),
        }}
      />
      {status !== 'stopped' && (
        <InstallationAction
          installation={installation}
          wish={{
            action: 'stop',
            button: say('Stop'),
            title: say('Stop {productName}?', { productName: product_name }),
            description: say(
              'Nobody can use it until you start it again. Its data, its address and its place are kept, and what you pay stays the same.',
            ),
            verb: say('Stop it'),
            dangerous: true,
            done: say('It is being stopped.'),
            ask: () => actOnInstallation(id, 'stop'),
          }}
        />
      )}
    </div>
  );
}
