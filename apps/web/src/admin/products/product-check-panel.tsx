import { CircleAlert, CircleCheck, CircleDashed, Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProductCheck } from '../../api/admin-products.ts';
import { Panel } from '../../ui/card.tsx';
import { languageTitle } from '../../words/language-title.ts';
import { counted } from '../../words/phrases.ts';
import { fieldTitle } from './difference-list.tsx';
import type { ProductDraft } from './product-draft.ts';

type Problem = ProductCheck['problems'][number];

/** What is wrong with a price or a path names it: its place in the list tells nobody which one is meant. */
function Where({ field, body }: { field: string; body: ProductDraft }) {
  if (field.startsWith('prices.')) return null;
  const [, place, rest] = /^paths\.(\d+)(?:\.(.+))?$/.exec(field) ?? [];
  const path = place === undefined ? undefined : body.paths[Number(place)]?.title || `Path ${Number(place) + 1}`;
  const title = [path, path === undefined ? fieldTitle(field) : rest && fieldTitle(rest)].filter(Boolean).join(' · ');
  return <span className="font-medium">{title}: </span>;
}

function Reasons({ problems, body }: { problems: readonly Problem[]; body: ProductDraft }) {
  return (
    <ul className="mt-1.5 grid gap-1 pl-6 text-[0.8125rem] text-ink-soft leading-relaxed">
      {problems.map(({ code, field, message }) => (
        <li key={code + field + message} className="[overflow-wrap:anywhere]">
          <Where field={field} body={body} />
          {message}
        </li>
      ))}
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 font-medium text-sm">
      {icon}
      <span>{children}</span>
    </p>
  );
}

const GOOD = <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />;
const OPEN = <CircleDashed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />;
const BAD = <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />;

/** What its readers in another language would still read as it is, or from before it was changed. Advice, no more. */
function TranslationAdvice({ language, missing, older }: ProductCheck['translations'][number]) {
  if (missing.length + older.length === 0) return null;
  const list = (fields: string[]) => fields.map((field) => fieldTitle(field.replace('presentation.', ''))).join(', ');
  return (
    <div>
      <Line icon={<Languages aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />}>
        {languageTitle(language)} texts
      </Line>
      <ul className="mt-1.5 grid gap-1 pl-6 text-[0.8125rem] text-ink-soft leading-relaxed">
        {missing.length > 0 && <li>Missing: {list(missing)}</li>}
        {older.length > 0 && <li>Older than the original: {list(older)}</li>}
      </ul>
    </div>
  );
}

/** What keeps the product, as it is written here, from being saved and from being published: the server's own reasons. */
export function ProductCheckPanel({
  check,
  body,
  published,
}: {
  check: ProductCheck | undefined;
  body: ProductDraft;
  published: boolean;
}) {
  const { problems = [], missing = [], translations = [] } = check ?? {};
  return (
    <Panel title="Check" note="Asked of the server while you write.">
      {check ? (
        <div className="grid gap-4">
          <div>
            <div role="status">
              {problems.length === 0 ? (
                <Line icon={GOOD}>{published ? 'It can be saved, and stays for sale' : 'It can be saved'}</Line>
              ) : (
                <Line icon={BAD}>{counted(problems.length, 'thing')} to mend before it is saved</Line>
              )}
            </div>
            {problems.length > 0 && <Reasons problems={problems} body={body} />}
          </div>
          {!published && (
            <div>
              {problems.length + missing.length === 0 ? (
                <Line icon={GOOD}>It can be published</Line>
              ) : (
                <Line icon={OPEN}>
                  {missing.length === 0
                    ? 'Then it can be published'
                    : `${counted(missing.length, 'thing')} more before it is published`}
                </Line>
              )}
              {missing.length > 0 && <Reasons problems={missing} body={body} />}
            </div>
          )}
          {translations.map((one) => (
            <TranslationAdvice key={one.language} {...one} />
          ))}
        </div>
      ) : (
        <p className="text-ink-faint text-sm">Not asked yet.</p>
      )}
    </Panel>
  );
}
