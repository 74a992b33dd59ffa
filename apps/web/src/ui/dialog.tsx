import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { say } from '../languages/say.ts';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';

type DialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

/** A question over the page: focus stays inside, Escape closes; on phones it rises from the bottom edge. */
export function Dialog({ open, onOpenChange, title, description, wide, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center max-sm:items-end sm:p-6">
          <Radix.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={classes(
              'pointer-events-auto max-h-[calc(100dvh-3rem)] w-full animate-appear overflow-y-auto border border-line bg-surface p-6 shadow-high outline-none max-sm:rounded-t-2xl sm:rounded-2xl',
              wide ? 'sm:max-w-2xl' : 'sm:max-w-md',
            )}
          >
            <div className="flex items-start justify-between gap-4">
              <Radix.Title className="font-semibold text-lg leading-snug">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={say('Close')} size="small" className="-mt-0.5 -mr-1.5">
                  <X aria-hidden="true" className="size-4" />
                </IconButton>
              </Radix.Close>
            </div>
            {description && (
              <Radix.Description className="mt-1.5 text-ink-soft text-sm leading-relaxed">
                {description}
              </Radix.Description>
            )}
            <div className="mt-5">{children}</div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons that ends a dialog or a form; the action that goes on stands last. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return (
    <div className="mt-6 flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse max-sm:[&>*]:w-full">
      {children}
    </div>
  );
}
