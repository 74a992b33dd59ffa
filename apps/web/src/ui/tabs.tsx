import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useCurrentInSight } from './use-current-in-sight.ts';

const STRIP = 'relative flex gap-1 overflow-x-auto border-line border-b [scrollbar-width:none]';

/** How a tab looks, for strips made of links. `aria-current` or `data-state` marks the open one. */
export const TAB = classes(
  '-mb-px whitespace-nowrap border-b-2 border-transparent px-3 pt-2 pb-2.5 font-medium text-ink-soft text-sm transition-colors hover:text-ink focus-visible:outline-offset-[-2px]',
  'aria-[current=page]:border-ink aria-[current=page]:text-ink data-[state=active]:border-ink data-[state=active]:text-ink',
);

/** Tabs that are addresses: the caller gives links with the class TAB. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav ref={useCurrentInSight<HTMLElement>()} aria-label={label} className={STRIP}>
      {children}
    </nav>
  );
}

export type Tab = { value: string; label: ReactNode; content: ReactNode };

/** Tabs within a screen. */
export function Tabs({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string;
  tabs: readonly Tab[];
  value: string;
  onChange(value: string): void;
}) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.List aria-label={label} className={STRIP}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
