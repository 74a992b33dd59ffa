import { DELIVERY_MODEL_LABEL, DeliveryModel } from '@vozex/domain';
import { ArrowDown, ArrowUp, ChevronDown, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { fieldsBelow } from '../../api/problem.ts';
import type { DriverDescription } from '../../api/types.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { NameFields } from '../name-fields.tsx';
import { renamedPath } from './presentation-draft.ts';
import type { PathDraft, SectionProps } from './product-draft.ts';
import { keptFor, ProductWay } from './product-way.tsx';
import { WayConnection } from './way-connection.tsx';

/** As the server has it: a choice of one is none, and what is sold in more ways is several products. */
const PATHS_MIN = 2;
const PATHS_MAX = 8;

const PATH_MODELS = DeliveryModel.exclude(['hybrid']).options;

type PathProps = {
  path: PathDraft;
  change(part: Partial<PathDraft>): void;
  fields: Readonly<Record<string, string>>;
  drivers: readonly DriverDescription[];
};

function PathFields({ path, change, fields, drivers }: PathProps) {
  const chooseModel = (model: DeliveryModel) => {
    const delivery_model = PATH_MODELS.find((one) => one === model);
    if (delivery_model) change({ delivery_model, ...keptFor(model, path, drivers) });
  };
  return (
    <div className="grid gap-6 border-line border-t px-4 py-5 sm:px-5">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NameFields
          value={path}
          change={change}
          fields={fields}
          hint="Prices and orders know it by this: small letters, digits, hyphens."
        />
        <Field
          label="Summary"
          hint="One sentence, by which buyers choose."
          error={fields.summary}
          className="sm:col-span-2"
        >
          <Input maxLength={500} value={path.summary} onChange={(event) => change({ summary: event.target.value })} />
        </Field>
      </div>
      <ProductWay
        way={path}
        change={change}
        chooseModel={chooseModel}
        models={PATH_MODELS}
        fields={fields}
        drivers={drivers}
        idPrefix={`path${path.key}`}
        connectionTest={<WayConnection path={path.name} way={path} drivers={drivers} />}
      />
    </div>
  );
}

type RowProps = PathProps & {
  place: number;
  count: number;
  opensAtFirst: boolean;
  move(by: -1 | 1): void;
  remove(): void;
};

/** A path by its heading; opened, with all that is written of it. What is marked is never folded away. */
function PathRow({ place, count, opensAtFirst, move, remove, ...part }: RowProps) {
  const { path, fields } = part;
  const [wanted, setWanted] = useState(opensAtFirst);
  const id = useId();
  const open = wanted || Object.keys(fields).length > 0;
  const title = path.title || `Path ${place + 1}`;
  const tooFew = count <= PATHS_MIN ? `A hybrid product has at least ${PATHS_MIN} paths` : null;
  return (
    <li className="rounded-[0.625rem] border border-line">
      <div className="flex items-center gap-1 py-2 pr-2 pl-4 sm:pl-5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setWanted(!open)}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded py-1.5 text-left"
        >
          <ChevronDown
            aria-hidden="true"
            className={classes('size-4 shrink-0 text-ink-faint transition-transform', !open && '-rotate-90')}
          />
          <span className="min-w-0">
            <span className="block font-medium text-sm [overflow-wrap:anywhere]">{title}</span>
            <span className="block text-[0.8125rem] text-ink-faint">{DELIVERY_MODEL_LABEL[path.delivery_model]}</span>
          </span>
        </button>
        <IconButton
          label={`Move ${title} up`}
          size="small"
          whyNot={place === 0 ? 'It is the first' : null}
          onClick={() => move(-1)}
        >
          <ArrowUp aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton
          label={`Move ${title} down`}
          size="small"
          whyNot={place === count - 1 ? 'It is the last' : null}
          onClick={() => move(1)}
        >
          <ArrowDown aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label={`Remove ${title}`} size="small" whyNot={tooFew} onClick={remove}>
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <div id={id}>{open && <PathFields {...part} />}</div>
    </li>
  );
}

export function blankPath(key: number): PathDraft {
  return {
    key,
    name: '',
    title: '',
    summary: '',
    delivery_model: 'self_hosted_license',
    fulfillment_driver: null,
    fulfillment_config: {},
    external_provider: null,
    external_product_ref: null,
  };
}

/** With as many paths at least as a hybrid product needs. */
export function enoughPaths(paths: readonly PathDraft[]): readonly PathDraft[] {
  const missing = Math.max(0, PATHS_MIN - paths.length);
  const next = nextKey(paths);
  return [...paths, ...Array.from({ length: missing }, (_, one) => blankPath(next + one))];
}

function nextKey(paths: readonly PathDraft[]): number {
  return Math.max(-1, ...paths.map(({ key }) => key)) + 1;
}

/** The paths of a hybrid product in the order of the shop: each delivered in its own way. */
export function ProductPaths({
  body: { paths, translations },
  change,
  fields,
  drivers,
}: SectionProps & Pick<PathProps, 'drivers'>) {
  const set = (next: readonly PathDraft[]) => change({ paths: next });
  const move = (place: number, by: -1 | 1) => {
    const next = [...paths];
    next.splice(place + by, 0, ...next.splice(place, 1));
    set(next);
  };
  const tooMany = paths.length >= PATHS_MAX ? `At most ${PATHS_MAX} paths` : null;
  return (
    <div>
      <h3 className="font-medium text-sm">Paths</h3>
      <p className="mt-0.5 mb-3 text-[0.8125rem] text-ink-faint">
        The buyer chooses one of them, in this order. Each has prices of its own.
      </p>
      <ol aria-label="Paths" className="grid gap-3">
        {paths.map((path, place) => (
          <PathRow
            key={path.key}
            path={path}
            place={place}
            count={paths.length}
            opensAtFirst={path.title === ''}
            change={(part) =>
              change({
                paths: paths.map((one) => (one.key === path.key ? { ...one, ...part } : one)),
                ...(part.name !== undefined && { translations: renamedPath(translations, path.name, part.name) }),
              })
            }
            move={(by) => move(place, by)}
            remove={() => set(paths.filter(({ key }) => key !== path.key))}
            fields={fieldsBelow(fields, `paths.${place}`)}
            drivers={drivers}
          />
        ))}
      </ol>
      {fields.paths && <p className="mt-2 font-medium text-[0.8125rem] text-bad">{fields.paths}</p>}
      <Button size="small" className="mt-3" whyNot={tooMany} onClick={() => set([...paths, blankPath(nextKey(paths))])}>
        <Plus aria-hidden="true" className="size-3.5" /> Add path
      </Button>
    </div>
  );
}
