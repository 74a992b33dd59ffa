import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Where a page looked for something and found none. */
export function NotFound() {
  return (
    <div className="mx-auto w-full max-w-lg py-20">
      <EmptyState
        icon={<Compass />}
        title={say('There is nothing at this address')}
        action={
          <Button asChild>
            <Link to={paths.home}>{say('See all products')}</Link>
          </Button>
        }
      >
        {say('The link may be old, or a letter may have gone missing on the way.')}
      </EmptyState>
    </div>
  );
}

/** The same where no frame of a page stands around it. */
export function NotFoundPage() {
  return (
    <main className="px-5">
      <NotFound />
    </main>
  );
}
