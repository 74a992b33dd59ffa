import { CopyButton } from '../ui/copy-button.tsx';

/** An id as operators need it: readable, and quick to copy. */
export function RecordId({ id, what = 'id' }: { id: string; what?: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-middle">
      <code className="truncate font-mono text-[0.8125rem]">{id}</code>
      <CopyButton text={id} what={what} iconOnly />
    </span>
  );
}
