import type { Language } from '@vozex/domain';
import { lazy, type ReactNode, Suspense } from 'react';
import { fieldsBelow } from '../../api/problem.ts';
import type { AdminProductBody } from '../../api/types.ts';
import { RichText } from '../../storefront/rich-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Textarea } from '../../ui/input.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { languageTitle } from '../../words/language-title.ts';
import { PicturePreview } from './picture-preview.tsx';
import { splitTags } from './presentation-draft.ts';
import type { SectionProps } from './product-draft.ts';
import { FaqRows, LinkRows } from './product-presentation.tsx';

const RichTextEditor = lazy(() => import('./rich-text-editor.tsx'));

type Translation = NonNullable<AdminProductBody['translations'][Language]>;
type Shown = NonNullable<Translation['presentation']>;

/** What the product itself says, to be translated. */
function Original({ own, children }: { own: Language; children: ReactNode }) {
  return (
    <span lang={own} className="whitespace-pre-line">
      {children}
    </span>
  );
}

type TextProps = {
  label: string;
  /** What the product itself says. */
  original: string | null;
  own: Language;
  language: Language;
  value: string | undefined;
  maxLength: number;
  set(text: string): void;
  error?: string | undefined;
  className?: string;
};

function Text({ label, original, own, language, value = '', maxLength, set, error, className }: TextProps) {
  return (
    <Field
      label={label}
      hint={<Original own={own}>{original}</Original>}
      error={error}
      {...(className && { className })}
      optional
    >
      <Input lang={language} maxLength={maxLength} value={value} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}

/** Begins a list with the product's own, which then only needs to be reworded. */
function Begin({ what, onClick }: { what: string; onClick(): void }) {
  return (
    <Button size="small" className="justify-self-start" onClick={onClick}>
      {`Begin with the original ${what}`}
    </Button>
  );
}

/**
 * What a product says in another language, each text with the product's own below it. What the product does not say
 * needs no translation, and what is left empty is shown as the product has it.
 *
 * @param own the language of the product itself.
 */
export function ProductTranslation({
  language,
  own,
  body,
  change,
  fields,
}: SectionProps & { language: Language; own: Language }) {
  const said: Translation = body.translations[language] ?? {};
  const shown: Shown = said.presentation ?? {};
  const { presentation: original, paths } = body;
  const tongue = { own, language };
  const told = fieldsBelow(fields, `translations.${language}`);
  const set = (part: Partial<Translation>) =>
    change({ translations: { ...body.translations, [language]: { ...said, ...part } } });
  const show = (part: Partial<Shown>) => set({ presentation: { ...shown, ...part } });
  // Both stay in the order of the product: a new place would be a change in its history.
  const altOf = (sha256: string) => shown.pictures?.find((one) => one.sha256 === sha256)?.alt ?? '';
  const describe = (which: string, alt: string) =>
    show({
      pictures: original.pictures.map(({ sha256 }) => ({ sha256, alt: sha256 === which ? alt : altOf(sha256) })),
    });
  const word = (which: string, part: { title?: string; summary?: string }) =>
    set({
      paths: paths.map(({ name }) => ({
        ...said.paths?.find((one) => one.name === name),
        ...(name === which && part),
        name,
      })),
    });
  const links = shown.links ?? [];
  const faq = shown.faq ?? [];
  return (
    <Panel
      title={`In ${languageTitle(language)}`}
      note={`What is left empty is shown in ${languageTitle(own)}, as the form has it.`}
    >
      <div className="grid gap-6">
        <div className="grid gap-5 sm:grid-cols-2">
          <Text
            {...tongue}
            label="Name"
            original={body.name}
            maxLength={200}
            value={said.name}
            set={(name) => set({ name })}
            error={told.name}
          />
          {(original.category || shown.category) && (
            <Text
              {...tongue}
              label="Category"
              original={original.category}
              maxLength={60}
              value={shown.category}
              set={(category) => show({ category })}
              error={told['presentation.category']}
            />
          )}
          {(body.summary || said.summary) && (
            <Text
              {...tongue}
              label="Summary"
              original={body.summary}
              maxLength={500}
              value={said.summary}
              set={(summary) => set({ summary })}
              error={told.summary}
              className="sm:col-span-2"
            />
          )}
          <Field
            label="Tags"
            hint="Words by which it is found, too. Separated by commas."
            error={told['presentation.tags']}
            className="sm:col-span-2"
            optional
          >
            <Input
              lang={language}
              value={(shown.tags ?? []).join(',')}
              onChange={(event) => show({ tags: splitTags(event.target.value) })}
            />
          </Field>
        </div>
        {(body.description || said.description) && (
          <div>
            <p className="mb-1.5 font-medium text-sm">Description</p>
            <Suspense fallback={<SkeletonLines lines={5} label="Loading the editor" />}>
              <RichTextEditor
                label={`Description in ${languageTitle(language)}`}
                value={said.description ?? ''}
                onChange={(description) => set({ description })}
              />
            </Suspense>
            {told.description && <p className="mt-1.5 font-medium text-[0.8125rem] text-bad">{told.description}</p>}
            <details className="mt-2 text-[0.8125rem]">
              <summary className="font-medium text-accent underline-offset-4 hover:underline">The original</summary>
              <RichText lang={own} html={body.description} className="mt-2 text-ink-soft" />
            </details>
          </div>
        )}
        {original.pictures.length > 0 && (
          <fieldset>
            <legend className="font-medium text-sm">Pictures</legend>
            <ul className="mt-3 grid gap-3">
              {original.pictures.map(({ sha256, alt }, place) => (
                <li key={sha256} className="flex flex-wrap items-start gap-3">
                  <PicturePreview sha256={sha256} />
                  <Text
                    {...tongue}
                    label={`What picture ${place + 1} shows`}
                    original={alt}
                    maxLength={300}
                    value={altOf(sha256)}
                    set={(text) => describe(sha256, text)}
                    className="min-w-48 flex-1"
                  />
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {(original.requirements.length > 0 || shown.requirements !== undefined) && (
          <Field
            label="What a buyer needs"
            hint={<Original own={own}>{original.requirements.join('\n')}</Original>}
            error={told['presentation.requirements']}
            optional
          >
            <Textarea
              lang={language}
              value={(shown.requirements ?? []).join('\n')}
              onChange={(event) => show({ requirements: event.target.value.split('\n') })}
            />
          </Field>
        )}
        {(original.links.length > 0 || links.length > 0) && (
          <div className="grid gap-3">
            <LinkRows rows={links} set={(rows) => show({ links: rows })} fields={told} lang={language} />
            {links.length === 0 && <Begin what="links" onClick={() => show({ links: original.links })} />}
          </div>
        )}
        {(original.faq.length > 0 || faq.length > 0) && (
          <div className="grid gap-3">
            <FaqRows rows={faq} set={(rows) => show({ faq: rows })} fields={told} lang={language} />
            {faq.length === 0 && <Begin what="questions" onClick={() => show({ faq: original.faq })} />}
          </div>
        )}
        {paths.map(({ name, title, summary }) => {
          const one = said.paths?.find((path) => path.name === name);
          return (
            <fieldset key={name} className="grid gap-5 sm:grid-cols-2">
              <legend className="mb-3 font-medium text-sm">{`Path ${title}`}</legend>
              <Text
                {...tongue}
                label="Title"
                original={title}
                maxLength={120}
                value={one?.title}
                set={(text) => word(name, { title: text })}
              />
              <Text
                {...tongue}
                label="Summary"
                original={summary}
                maxLength={500}
                value={one?.summary}
                set={(text) => word(name, { summary: text })}
              />
            </fieldset>
          );
        })}
      </div>
    </Panel>
  );
}
