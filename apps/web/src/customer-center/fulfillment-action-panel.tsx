import { ArrowUpRight, MessageCircleQuestion } from 'lucide-react';
import type { OrderKey } from '../api/shop.ts';
import type { Fulfillment } from '../api/types.ts';
import { Button } from '../ui/button.tsx';
import { DownloadRow } from './download-row.tsx';
import { LicenseRow } from './license-row.tsx';

type ActionPanelProps = { fulfillment: Fulfillment; order: OrderKey | undefined };

/** The next action as a link, where the server names one that is not drawn below anyway. */
function NextAction({ fulfillment: { next_action, workspace_url, product_name } }: { fulfillment: Fulfillment }) {
  const href = next_action.href ?? (next_action.kind === 'open_workspace' ? workspace_url : null);
  if (!href || next_action.kind === 'download' || next_action.kind === 'copy_license') return null;
  return (
    <Button asChild variant="primary" className="justify-self-start">
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        aria-label={`${next_action.label}, ${product_name} (opens in a new tab)`}
      >
        {next_action.label} <ArrowUpRight aria-hidden="true" className="size-4" />
      </a>
    </Button>
  );
}

/** What can be done with a delivery now: open it, copy its key, download its files, answer what it waits for. */
export function FulfillmentActionPanel({ fulfillment, order }: ActionPanelProps) {
  const { ask, licenses, downloads, note, next_action } = fulfillment;
  return (
    <div className="mt-5 grid grid-cols-1 gap-4 empty:hidden">
      {ask && (
        <div className="flex gap-3 rounded-[0.625rem] bg-warn-soft px-4 py-3.5 text-sm">
          <MessageCircleQuestion aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
          <div className="min-w-0 flex-1">
            <p className="font-semibold text-warn">We need something from you</p>
            <p className="mt-0.5 whitespace-pre-line leading-relaxed">{ask.text}</p>
            {ask.link && next_action.href !== ask.link && (
              <Button asChild size="small" className="mt-3">
                <a href={ask.link} target="_blank" rel="noreferrer">
                  Continue <ArrowUpRight aria-hidden="true" className="size-3.5" />
                </a>
              </Button>
            )}
          </div>
        </div>
      )}
      <NextAction fulfillment={fulfillment} />
      {licenses.length > 0 && (
        <ul aria-label="License keys" className="grid grid-cols-1 gap-2.5">
          {licenses.map((license) => (
            <LicenseRow key={license.id} license={license} order={order} />
          ))}
        </ul>
      )}
      {downloads.length > 0 && (
        <ul aria-label="Downloads" className="grid grid-cols-1 gap-2.5">
          {downloads.map((download) => (
            <DownloadRow key={download.id} grantId={download.id} file={download} order={order} />
          ))}
        </ul>
      )}
      {note && (
        <figure className="rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
          <figcaption className="font-medium text-[0.8125rem] text-ink-faint">Note from our team</figcaption>
          <p className="mt-1 whitespace-pre-line leading-relaxed [overflow-wrap:anywhere]">{note}</p>
        </figure>
      )}
    </div>
  );
}
