import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export function NotFound() {
  return (
    <main className="mx-auto w-full max-w-lg py-20">
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
    </main>
  );
}
