import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { type InstallationDetail, revealInstallationSecret } from '../../api/installations.ts';
import { say } from '../../languages/say.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { ShownSecret } from '../../ui/shown-secret.tsx';
import { spoken } from '../../words/phrases.ts';

/** A value that was generated, hidden until it is asked for: screens are shared more often than it should be. */
function SecretRow({ installationId, name }: { installationId: string; name: string }) {
  const reveal = useMutation({ mutationFn: () => revealInstallationSecret(installationId, name), gcTime: 0 });
  const title = spoken(name.toLowerCase());
  return (
    <li>
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 font-medium text-sm [overflow-wrap:anywhere]">{title}</p>
        {reveal.data ? (
          <Button size="small" onClick={reveal.reset} aria-label={say('Hide {title}', { title })}>
            <EyeOff aria-hidden="true" className="size-3.5" /> {say('Hide')}
          </Button>
        ) : (
          <Button
            size="small"
            busy={reveal.isPending}
            onClick={() => reveal.mutate()}
            aria-label={say('Show {title}', { title })}
          >
            <Eye aria-hidden="true" className="size-3.5" /> {say('Show')}
          </Button>
        )}
      </div>
      <ShownSecret value={reveal.data?.value} title={title} />
      {reveal.isError && (
        <div className="mt-3">
          <ErrorNotice error={reveal.error} />
        </div>
      )}
    </li>
  );
}

/** What was generated for this installation and opens it to its owner. */
export function Secrets({ installation: { id, secrets } }: { installation: InstallationDetail }) {
  return (
    <Panel title={say('Access')} note={say('Generated for this installation alone. Keep it to yourself.')}>
      <ul className="grid gap-4">
        {secrets.map((name) => (
          <SecretRow key={name} installationId={id} name={name} />
        ))}
      </ul>
    </Panel>
  );
}
