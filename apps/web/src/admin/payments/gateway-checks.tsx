import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { GatewayCheck } from '../../api/types.ts';
import { classes } from '../../ui/classes.ts';
import { counted } from '../../words/phrases.ts';

type Level = GatewayCheck['level'];

const LOOK = {
  ok: { icon: CircleCheck, colour: 'text-good', word: 'Well' },
  warning: { icon: TriangleAlert, colour: 'text-warn', word: 'Warning' },
  error: { icon: CircleX, colour: 'text-bad', word: 'Error' },
} satisfies Record<Level, unknown>;

const WHAT = {
  credentials: 'Credentials',
  mode: 'Mode',
  webhook_endpoint: 'Webhook address',
  webhook_secret: 'Webhook secret',
  webhook_events: 'Webhook events',
  certificate: 'Certificate',
  price: 'Price',
} satisfies Record<GatewayCheck['check'], string>;

const GRAVITY = { error: 0, warning: 1, ok: 2 } satisfies Record<Level, number>;

/** More prices than these that are well are folded away: what is amiss must not drown among them. */
const WELL_SHOWN_MAX = 3;

type ChecksProps = {
  checks: readonly GatewayCheck[];
  /** The names of prices, by their ids. */
  priceNames?: Readonly<Record<string, string>>;
};

/** What a test of a gateway found, gravest first: what it is about, what was seen, what to do. */
export function GatewayChecks({ checks, priceNames = {} }: ChecksProps) {
  const wellPrices = checks.filter(({ check, level }) => check === 'price' && level === 'ok');
  const folded = wellPrices.length > WELL_SHOWN_MAX ? wellPrices : [];
  const shown = checks.filter((check) => !folded.includes(check));
  return (
    <div className="grid gap-2.5 text-sm">
      <CheckList checks={shown} priceNames={priceNames} />
      {folded.length > 0 && (
        <details>
          <summary className="w-fit rounded font-medium text-[0.8125rem] text-ink-soft hover:text-ink">
            {counted(folded.length, 'price')} known there on the same terms
          </summary>
          <div className="mt-2.5">
            <CheckList checks={folded} priceNames={priceNames} />
          </div>
        </details>
      )}
    </div>
  );
}

function CheckList({ checks, priceNames = {} }: ChecksProps) {
  const sorted = checks.toSorted((one, other) => GRAVITY[one.level] - GRAVITY[other.level]);
  return (
    <ul className="grid gap-2.5">
      {sorted.map(({ check, level, detail, fix, price_id }) => {
        const { icon: Icon, colour, word } = LOOK[level];
        return (
          <li key={check + (price_id ?? '') + detail} className="flex items-start gap-2.5">
            <Icon aria-hidden="true" className={classes('mt-0.5 size-4 shrink-0', colour)} />
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <span className="sr-only">{word}: </span>
              <span className="font-medium">{(price_id && priceNames[price_id]) ?? WHAT[check]}</span>
              <span className="text-ink-soft"> · {detail}</span>
              {fix && <p className="mt-0.5 text-[0.8125rem] text-ink-soft">→ {fix}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
