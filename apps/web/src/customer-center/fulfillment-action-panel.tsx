import { ArrowUpRight } from 'lucide-react';
import type { OrderKey } from '../api/shop.ts';
import type { Fulfillment } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { Button } from '../ui/button.tsx';
import { AskPanel } from './ask-panel.tsx';
import { DownloadRow } from './download-row.tsx';
import { LicenseRow } from './license-row.tsx';
import { MoveButton } from './moves/move-button.tsx';
import { MovePanel } from './moves/move-panel.tsx';
import { WorkPanel } from './work-panel.tsx';

type ActionPanelProps = { fulfillment: Fulfillment; order: OrderKey };

/** What has rows or a form of its own. */
const DRAWN_BELOW: Fulfillment['next_action']['kind'][] = ['download', 'copy_license', 'answer'];

/** The next action as a link, where the server names one that is not drawn below anyway. */
function NextAction({ fulfillment: { next_action, workspace_url, product_name } }: { fulfillment: Fulfillment }) {
  const href = next_action.href ?? (next_action.kind === 'open_workspace' ? workspace_url : null);
  if (!href || DRAWN_BELOW.includes(next_action.kind)) return null;
  return (
    <Button asChild variant="primary" className="justify-self-start">
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        aria-label={say('{label}, {productName} (opens in a new tab)', {
          label: next_action.label,
          productName: product_name,
        })}
      >
        {next_action.label} <ArrowUpRight aria-hidden="true" className="size-4" />
      </a>
    </Button>
  );
}

/** What can be done with a delivery now: open it, copy its key, download its files, answer what it waits for. */
export function FulfillmentActionPanel({ fulfillment, order }: ActionPanelProps) {
  const { ask, licenses, downloads, note, move, may_move_to } = fulfillment;
  const isOwner = order.token === undefined; // moves are the session's to make, not the link's
  return (
    <div className="mt-5 grid grid-cols-1 gap-4 empty:hidden">
      {move && <MovePanel fulfillment={fulfillment} move={move} mayAct={isOwner} />}
      {ask && <AskPanel fulfillment={fulfillment} ask={ask} order={order} />}
      <NextAction fulfillment={fulfillment} />
      <WorkPanel fulfillment={fulfillment} order={order} />
      {licenses.length > 0 && (
        <ul aria-label={say('License keys')} className="grid grid-cols-1 gap-2.5">
          {licenses.map((license) => (
            <LicenseRow key={license.id} license={license} order={order} />
          ))}
        </ul>
      )}
      {downloads.length > 0 && (
        <ul aria-label={say('Downloads')} className="grid grid-cols-1 gap-2.5">
          {downloads.map((download) => (
            <DownloadRow key={download.id} grantId={download.id} file={download} order={order} />
          ))}
        </ul>
      )}
      {note && (
        <figure className="rounded-[0.625rem] bg-sunken px-4 py-3.5 text-sm">
          <figcaption className="font-medium text-[0.8125rem] text-ink-faint">{say('Note from our team')}</figcaption>
          <p className="mt-1 whitespace-pre-line leading-relaxed [overflow-wrap:anywhere]">{note}</p>
        </figure>
      )}
      {isOwner && may_move_to.length > 0 && <MoveButton fulfillment={fulfillment} />}
    </div>
  );
}
