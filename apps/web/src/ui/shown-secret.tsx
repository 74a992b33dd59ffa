import { CopyButton } from './copy-button.tsx';

/** A secret that its owner asked to see; screen readers are told when it appears. */
export function ShownSecret({ value, title }: { value: string | undefined; title: string }) {
  return (
    <div aria-live="polite">
      {value !== undefined && (
        <p className="mt-2 flex items-center gap-2 rounded-control bg-sunken px-3 py-2">
          <code className="min-w-0 flex-1 whitespace-pre-wrap font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
            {value}
          </code>
          <CopyButton text={value} what={title} iconOnly />
        </p>
      )}
    </div>
  );
}
