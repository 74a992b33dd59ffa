import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, CircleCheck, CircleMinus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../../api/accounts.ts';
import { previewCheckout } from '../../api/admin-billing.ts';
import { Problem } from '../../api/problem.ts';
import type { CheckoutBody, CheckoutPreview, CheckoutPreviewBody, User } from '../../api/types.ts';
import { CheckoutForm, type Till } from '../../checkout/checkout-form.tsx';
import { paths } from '../../paths.ts';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Panel } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { useWhyNot } from '../rights.ts';

const route = getRouteApi('/admin/admin/products/$id/checkout');

/** What keeps the product from being published, or the choice that was made from being bought. */
function Problems({ problems }: { problems: CheckoutPreview['problems'] }) {
  if (problems.length === 0) return <Notice tone="good" title="Nothing stands between a buyer and this product" />;
  return (
    <Notice tone="warn" title="It could not be bought like this">
      <ul className="mt-1 list-disc pl-4">
        {problems.map(({ code, field, message }) => (
          <li key={code + field + message}>
            {/* What is wrong with a price names it: its place in the list tells nobody which one is meant. */}
            {!field.startsWith('prices.') && (
              <span className="font-medium">{spoken(field.replaceAll('.', ' '))}: </span>
            )}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Offers({ gateways }: { gateways: CheckoutPreview['gateways'] }) {
  return (
    <Panel title="Ways to pay">
      <ul className="grid gap-3 text-sm">
        {gateways.map(({ gateway, title, offered, why_not }) => {
          const Icon = offered ? CircleCheck : CircleMinus;
          return (
            <li key={gateway} className="flex items-start gap-2.5">
              <Icon
                aria-hidden="true"
                className={offered ? 'mt-0.5 size-4 shrink-0 text-good' : 'mt-0.5 size-4 shrink-0 text-ink-faint'}
              />
              <span>
                <span className="font-medium">{title}</span>
                <span className="text-ink-soft"> · {offered ? 'offered' : `not offered: ${why_not}`}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** The cart as the checkout would send it, in the words of the preview. */
function previewBodyOf({ items: [item] }: CheckoutBody): CheckoutPreviewBody {
  if (!item) return { quantity: 1 };
  return { price_id: item.price_id, quantity: item.quantity ?? 1, choices: item.choices ?? {} };
}

function Preview({ first, id, user }: { first: CheckoutPreview; id: string; user: User | null }) {
  const toast = useToast();
  const [shown, setShown] = useState(first);
  const till: Till = {
    quotes: false,
    verb: 'Check this choice',
    async send(body) {
      const answer = await previewCheckout(id, previewBodyOf(body));
      setShown(answer);
      const fields = answer.problems.filter(({ field }) => /^(choices|quantity|price_id)\b/.test(field));
      if (fields.length > 0) {
        const named = Object.fromEntries(fields.map(({ field, message }) => [`items.0.${field}`, message]));
        throw new Problem(422, 'FIELDS', 'A buyer could not go on like this.', named, null);
      }
      toast('A buyer could go on to the payment. Nothing was ordered.');
      return 'stays';
    },
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      <Problems problems={shown.problems} />
      <Offers gateways={shown.gateways} />
      <section aria-label="The checkout as a buyer meets it" className="mt-2">
        <h2 className="mb-5 font-semibold text-xl">The checkout as a buyer meets it</h2>
        <CheckoutForm product={first.product} user={user} firstPriceId={first.price_id ?? undefined} till={till} />
      </section>
    </div>
  );
}

/** The real checkout of a product, draft or not. Its button checks the choice instead of ordering it. */
export function CheckoutPreviewPage() {
  const { id } = route.useParams();
  const user = useQuery(sessionQuery).data?.user ?? null;
  // Asked for anew each time: what it shows is about the product as it is now.
  const preview = useMutation({ mutationFn: () => previewCheckout(id, { quantity: 1 }) });
  const notOperator = useWhyNot('operator');
  useEffect(() => {
    if (!notOperator) preview.mutate();
  }, [preview.mutate, notOperator]);
  useTitle('Preview of the checkout');
  return (
    <>
      <PageHeader
        back={
          <Link
            to={paths.adminProduct}
            params={{ id }}
            className="inline-flex items-center gap-1.5 text-ink-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden="true" className="size-4" /> {preview.data?.product.name ?? 'Product'}
          </Link>
        }
        title="Preview of the checkout"
        note="Drawn by the same parts that sell. Nothing can be ordered here."
      />
      {preview.isError && <ErrorNotice error={preview.error} onRepeat={() => preview.mutate()} />}
      {preview.data ? (
        <Preview key={preview.submittedAt} first={preview.data} id={id} user={user} />
      ) : (
        !preview.isError &&
        (notOperator ? <Notice tone="quiet" title={notOperator} /> : <Skeleton className="h-96 rounded-card" />)
      )}
    </>
  );
}
