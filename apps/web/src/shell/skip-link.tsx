import { say } from '../languages/say.ts';
/** The first stop of the tab key: past the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-primary px-4 py-2 font-medium text-primary-ink text-sm focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {say('Skip to content')}
    </a>
  );
}
