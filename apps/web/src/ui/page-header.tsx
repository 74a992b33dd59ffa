import type { ReactNode } from 'react';

/** The top of a screen: where one came from, what this is, what can be done. */
export function PageHeader({
  back,
  title,
  badge,
  note,
  actions,
}: {
  back?: ReactNode;
  title: ReactNode;
  badge?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 sm:mb-8">
      {back && <div className="mb-3 text-sm">{back}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="font-semibold text-2xl leading-tight [overflow-wrap:anywhere] sm:text-[1.75rem]">{title}</h1>
            {badge}
          </div>
          {note && (
            <p className="mt-1.5 max-w-prose text-ink-soft text-sm leading-relaxed sm:text-[0.9375rem]">{note}</p>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2.5">{actions}</div>}
      </div>
    </header>
  );
}
