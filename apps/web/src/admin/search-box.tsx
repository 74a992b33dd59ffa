import { useLocation, useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { paths } from '../paths.ts';
import { oneText } from '../search.ts';
import { classes } from '../ui/classes.ts';

/** Where typing is meant for something else. */
const TYPED_INTO = 'input, textarea, select, [contenteditable]';

type SearchBoxProps = {
  className: string;
  /** True: it is what the page is for, and waits for words. */
  ofPage?: boolean;
};

/** Finds anything in the shop; "/" leads here from everywhere, and to the page of the search where there is no room for it. */
export function SearchBox({ className, ofPage = false }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const shown = pathname === paths.adminSearch ? (oneText((search as Record<string, unknown>).q) ?? '') : '';
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      event.preventDefault();
      input.current?.focus();
      const isFocused = document.activeElement === input.current;
      if (!ofPage && !isFocused && location.pathname !== paths.adminSearch) navigate({ to: paths.adminSearch });
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [navigate, ofPage]);
  useEffect(() => {
    if (ofPage && shown === '') input.current?.focus();
  }, [ofPage, shown]);
  return (
    <search className={classes('min-w-0 flex-1 sm:max-w-sm', className)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = typed.trim();
          if (q.length > 1) navigate({ to: paths.adminSearch, search: { q } });
        }}
        className="relative"
      >
        <Search aria-hidden="true" className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint" />
        <input
          ref={input}
          type="search"
          aria-label="Search everything"
          aria-keyshortcuts="/"
          placeholder="Search"
          maxLength={200}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-8 w-full min-w-0 rounded-control border border-line bg-surface pr-8 pl-8.5 text-base text-ink shadow-low transition-colors hover:border-line-strong sm:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1.5 right-2 rounded-xs border border-line px-1.5 font-sans text-ink-faint text-xs leading-4 max-sm:hidden"
        >
          /
        </span>
      </form>
    </search>
  );
}
