import type { ReactNode } from 'react';
import { Card } from '../ui/card.tsx';

/** The narrow card of everything around signing in. */
export function EntranceCard({
  title,
  note,
  below,
  children,
}: {
  title: string;
  note?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto w-full max-w-[25rem] pt-2 sm:pt-8">
      <h1 className="text-center font-semibold text-[1.75rem] leading-tight tracking-[-0.025em]">{title}</h1>
      {note && <p className="mt-2 text-center text-ink-soft text-sm leading-relaxed">{note}</p>}
      <Card className="mt-7 p-6 shadow-mid sm:p-7">{children}</Card>
      {below && <p className="mt-5 text-center text-ink-soft text-sm">{below}</p>}
    </div>
  );
}

export const TEXT_LINK = 'font-medium text-accent underline-offset-4 hover:underline';
