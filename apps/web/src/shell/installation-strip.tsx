import { Link } from '@tanstack/react-router';
import type { Session } from '../api/types.ts';
import { paths } from '../paths.ts';

/** Says what kind of installation this is, wherever it is not the real shop. */
export function InstallationStrip({ session }: { session: Session | undefined }) {
  if (!session?.sandbox && !session?.development) return null;
  return (
    <div className="bg-accent-soft text-[0.8125rem] text-ink">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-4 px-5 py-1.5 sm:px-8">
        <p>{session.sandbox ? 'Sandbox: no real money moves here.' : 'Development installation.'}</p>
        {session.development && (
          <Link to={paths.mailbox} className="font-medium text-accent underline-offset-4 hover:underline">
            Mailbox
          </Link>
        )}
      </div>
    </div>
  );
}
