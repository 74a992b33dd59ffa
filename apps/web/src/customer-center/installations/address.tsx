import { ArrowUpRight, Globe } from 'lucide-react';
import { say } from '../../languages/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** "https://ada.apps.example/" → "ada.apps.example": what people say. */
export function addressShown(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** Where an installation is found: to read, to copy, and to open while somebody answers there. */
export function Address({ url, product, whyNot }: { url: string; product: string; whyNot: string | null }) {
  const open = (
    <>
      {say('Open')} <ArrowUpRight aria-hidden="true" className="size-4" />
    </>
  );
  return (
    <div className="mt-5 flex items-center gap-3 rounded-[0.625rem] bg-sunken py-3 pr-3 pl-4 max-sm:flex-col max-sm:items-stretch max-sm:pl-3">
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <Globe aria-hidden="true" className="size-4 shrink-0 text-ink-faint max-sm:ml-1" />
        <p className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">
          <span className="sr-only">{say('Address')} </span>
          {addressShown(url)}
        </p>
        <CopyButton text={url} what={say('address')} iconOnly />
      </div>
      {whyNot ? (
        <Button variant="primary" whyNot={whyNot}>
          {open}
        </Button>
      ) : (
        <Button asChild variant="primary">
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={say('Open {product} (opens in a new tab)', { product })}
          >
            {open}
          </a>
        </Button>
      )}
    </div>
  );
}
