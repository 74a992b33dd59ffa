import { ArrowDown, ArrowUp, ImagePlus, Plus, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { uploadPicture } from '../../api/pictures.ts';
import { wordError } from '../../api/problem.ts';
import type { AdminProductBody } from '../../api/types.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Textarea } from '../../ui/input.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PicturePreview } from './picture-preview.tsx';
import { splitTags } from './presentation-draft.ts';
import type { SectionProps } from './product-draft.ts';

const RichTextEditor = lazy(() => import('./rich-text-editor.tsx'));

type Presentation = AdminProductBody['presentation'];
type PartProps = {
  shown: Presentation;
  set(part: Partial<Presentation>): void;
  fields: SectionProps['fields'];
};

/** A list without the place, or with it moved by `by`. */
function without<Item>(items: readonly Item[], place: number): Item[] {
  return items.filter((_, i) => i !== place);
}
function moved<Item>(items: readonly Item[], place: number, by: -1 | 1): Item[] {
  const next = [...items];
  const [item] = next.splice(place, 1);
  next.splice(place + by, 0, item!); // because the place is one of the list
  return next;
}
function changed<Item>(items: readonly Item[], place: number, part: Partial<Item>): Item[] {
  return items.map((item, i) => (i === place ? { ...item, ...part } : item));
}

function Pictures({ shown: { pictures }, set, fields }: PartProps) {
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const add = async (files: File[]) => {
    setBusy(true);
    let held = pictures;
    for (const one of files) {
      try {
        const { sha256 } = await uploadPicture(one);
        if (!held.some((picture) => picture.sha256 === sha256)) held = [...held, { sha256, alt: '' }];
        set({ pictures: held });
      } catch (error) {
        toast(`${one.name}: ${wordError(error).sentence}`, 'bad');
      }
    }
    setBusy(false);
  };
  return (
    <fieldset>
      <legend className="font-medium text-sm">Pictures</legend>
      <p className="mt-1 text-[0.8125rem] text-ink-faint">
        PNG, JPEG, WebP or AVIF, best 8 by 5. The first one stands on the shelf.
      </p>
      {pictures.length > 0 && (
        <ul className="mt-3 grid gap-3">
          {pictures.map(({ sha256, alt }, place) => (
            <li key={sha256} className="flex flex-wrap items-start gap-3 rounded-control border border-line p-3">
              <PicturePreview sha256={sha256} />
              <Field
                label={`What picture ${place + 1} shows`}
                error={fields[`presentation.pictures.${place}.alt`]}
                required
                className="min-w-48 flex-1"
              >
                <Input
                  required
                  maxLength={300}
                  value={alt}
                  placeholder="For whoever cannot see it"
                  onChange={(event) => set({ pictures: changed(pictures, place, { alt: event.target.value }) })}
                />
              </Field>
              <div className="flex">
                <IconButton
                  label={`Move picture ${place + 1} up`}
                  size="small"
                  whyNot={place === 0 ? 'It is the first' : null}
                  onClick={() => set({ pictures: moved(pictures, place, -1) })}
                >
                  <ArrowUp aria-hidden="true" className="size-4" />
                </IconButton>
                <IconButton
                  label={`Move picture ${place + 1} down`}
                  size="small"
                  whyNot={place === pictures.length - 1 ? 'It is the last' : null}
                  onClick={() => set({ pictures: moved(pictures, place, 1) })}
                >
                  <ArrowDown aria-hidden="true" className="size-4" />
                </IconButton>
                <IconButton
                  label={`Remove picture ${place + 1}`}
                  size="small"
                  onClick={() => set({ pictures: without(pictures, place) })}
                >
                  <Trash2 aria-hidden="true" className="size-4" />
                </IconButton>
              </div>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={file}
        type="file"
        multiple
        accept="image/png,image/jpeg,image/webp,image/avif"
        aria-label="Pictures to add"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          add(chosen);
        }}
      />
      <Button size="small" className="mt-3" busy={busy} onClick={() => file.current?.click()}>
        <ImagePlus aria-hidden="true" className="size-4" />
        Add pictures
      </Button>
      {fields['presentation.pictures'] && (
        <p className="mt-2 font-medium text-[0.8125rem] text-bad">{fields['presentation.pictures']}</p>
      )}
    </fieldset>
  );
}

type RowsProps<Row> = {
  legend: string;
  one: string;
  rows: readonly Row[];
  blank: Row;
  set(rows: Row[]): void;
  children(row: Row, place: number, change: (part: Partial<Row>) => void): ReactNode;
};

/** Rows of a few fields that come and go. */
function Rows<Row>({ legend, one, rows, blank, set, children }: RowsProps<Row>) {
  return (
    <fieldset>
      <legend className="font-medium text-sm">{legend}</legend>
      <ul className="grid gap-3">
        {rows.map((row, place) => (
          <li key={place} className="mt-3 flex items-start gap-2">
            <div className="grid flex-1 gap-3">{children(row, place, (part) => set(changed(rows, place, part)))}</div>
            <IconButton
              label={`Remove ${one} ${place + 1}`}
              size="small"
              className="mt-7"
              onClick={() => set(without(rows, place))}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-3" onClick={() => set([...rows, blank])}>
        <Plus aria-hidden="true" className="size-4" />
        {`Add a ${one}`}
      </Button>
    </fieldset>
  );
}

type WrittenRows<Row> = {
  rows: readonly Row[];
  set(rows: Row[]): void;
  fields: SectionProps['fields'];
  /** Of what is written, where it is not the language of the screen. */
  lang?: string;
};

export function LinkRows({ rows, set, fields, lang }: WrittenRows<Presentation['links'][number]>) {
  return (
    <Rows legend="Links" one="link" rows={rows} blank={{ title: '', url: '' }} set={set}>
      {(link, place, write) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={`Words of link ${place + 1}`} error={fields[`presentation.links.${place}.title`]}>
            <Input lang={lang} value={link.title} onChange={(event) => write({ title: event.target.value })} />
          </Field>
          <Field label={`Address of link ${place + 1}`} error={fields[`presentation.links.${place}.url`]}>
            <Input inputMode="url" value={link.url} onChange={(event) => write({ url: event.target.value })} />
          </Field>
        </div>
      )}
    </Rows>
  );
}

export function FaqRows({ rows, set, fields, lang }: WrittenRows<Presentation['faq'][number]>) {
  return (
    <Rows legend="Questions" one="question" rows={rows} blank={{ question: '', answer: '' }} set={set}>
      {(entry, place, write) => (
        <>
          <Field label={`Question ${place + 1}`} error={fields[`presentation.faq.${place}.question`]}>
            <Input lang={lang} value={entry.question} onChange={(event) => write({ question: event.target.value })} />
          </Field>
          <Field label={`Answer ${place + 1}`} error={fields[`presentation.faq.${place}.answer`]}>
            <Textarea lang={lang} value={entry.answer} onChange={(event) => write({ answer: event.target.value })} />
          </Field>
        </>
      )}
    </Rows>
  );
}

/** How the shop shows a product: nothing here is a term of sale. */
export function ProductPresentation({ body, change, fields }: SectionProps) {
  const shown = body.presentation;
  const set = (part: Partial<Presentation>) => change({ presentation: { ...shown, ...part } });
  const part = { shown, set, fields };
  return (
    <Panel title="In the shop window" note="What buyers read and see. It can change at any time.">
      <div className="grid gap-6">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Category" hint="The shelf it stands on." error={fields['presentation.category']} optional>
            <Input
              maxLength={60}
              value={shown.category ?? ''}
              onChange={(event) => set({ category: event.target.value || null })}
            />
          </Field>
          <Field label="Tags" hint="Separated by commas." error={fields['presentation.tags']} optional>
            <Input value={shown.tags.join(',')} onChange={(event) => set({ tags: splitTags(event.target.value) })} />
          </Field>
        </div>
        <div>
          <p className="mb-1.5 font-medium text-sm">Description</p>
          <Suspense fallback={<SkeletonLines lines={5} label="Loading the editor" />}>
            <RichTextEditor
              label="Description"
              value={body.description}
              onChange={(description) => change({ description })}
            />
          </Suspense>
          {fields.description && <p className="mt-1.5 font-medium text-[0.8125rem] text-bad">{fields.description}</p>}
        </div>
        <Pictures {...part} />
        <Field
          label="What a buyer needs"
          hint="Such as a browser or a version, a line each."
          error={fields['presentation.requirements']}
          optional
        >
          <Textarea
            value={shown.requirements.join('\n')}
            onChange={(event) => set({ requirements: event.target.value.split('\n') })}
          />
        </Field>
        <LinkRows rows={shown.links} set={(links) => set({ links })} fields={fields} />
        <FaqRows rows={shown.faq} set={(faq) => set({ faq })} fields={fields} />
      </div>
    </Panel>
  );
}
