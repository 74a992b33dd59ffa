import { Link } from '@tanstack/react-router';
import type { Session } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { classes } from '../ui/classes.ts';

/** Says what kind of installation this is, wherever it is not the real shop. */
export function InstallationStrip({ session, wide }: { session: Session | undefined; wide?: boolean }) {
  if (!session?.sandbox && !session?.development) return null;
  return (
    <aside aria-label={say('About this installation')} className="bg-accent-soft text-[0.8125rem] text-ink">
      <div
        className={classes(
          'mx-auto flex w-full flex-wrap items-center justify-between gap-x-4 px-5 py-1.5',
          wide ? 'lg:px-6' : 'max-w-6xl sm:px-8',
        )}
      >
        <p>{session.sandbox ? say('Sandbox: no real money moves here.') : say('Development installation.')}</p>
        {session.development && (
          <Link to={paths.mailbox} className="font-medium text-accent underline-offset-4 hover:underline">
            {say('Mailbox')}
          </Link>
        )}
      </div>
    </aside>
  );
}
