import { useMutation } from '@tanstack/react-query';
import { ArrowDownToLine, FileArchive } from 'lucide-react';
import { linkDownload, type OrderKey } from '../api/shop.ts';
import { say } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { fileSize } from '../words/phrases.ts';

type DownloadRowProps = {
  grantId: string;
  file: { version: string; file_name: string; size_bytes: number; sha256: string };
  order?: OrderKey | undefined;
};

/** A file that was bought: a fresh link each time, its size, and the digest to check it by. */
export function DownloadRow({ grantId, file, order }: DownloadRowProps) {
  const link = useMutation({
    mutationFn: () => linkDownload(grantId, order),
    onSuccess: ({ url }) => window.location.assign(url), // an attachment: the page stays
  });
  return (
    <li className="rounded-[0.625rem] border border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <FileArchive aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-medium text-sm [overflow-wrap:anywhere]">{file.file_name}</p>
          <p className="text-[0.8125rem] text-ink-faint">
            {say('Version {version} · {size}', { version: file.version, size: fileSize(file.size_bytes) })}
          </p>
        </div>
        <Button
          size="small"
          busy={link.isPending}
          onClick={() => link.mutate()}
          aria-label={say('Download {fileName}', { fileName: file.file_name })}
        >
          <ArrowDownToLine aria-hidden="true" className="size-3.5" /> {say('Download')}
        </Button>
      </div>
      <div className="mt-2 flex items-center gap-1 text-ink-faint text-xs">
        <span className="shrink-0">{say('SHA-256')}</span>
        <code className="min-w-0 truncate font-mono">{file.sha256}</code>
        <CopyButton text={file.sha256} what={say('SHA-256 of {fileName}', { fileName: file.file_name })} iconOnly />
      </div>
      {link.isError && (
        <div className="mt-3">
          <ErrorNotice error={link.error} />
        </div>
      )}
    </li>
  );
}
