import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProductStatus } from '@vozex/domain';
import type { ReactNode } from 'react';
import { adminProductQuery, moveProduct } from '../../api/admin.ts';
import { wordError } from '../../api/problem.ts';
import type { AdminProduct } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { TAB, TabLinks } from '../../ui/tabs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { PRODUCT_TONE } from '../../words/status-tones.ts';
import { BackLink, INLINE_LINK } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';
import { fieldTitle } from './difference-list.tsx';
import { useRehearsalDoubt } from './use-rehearsal-doubt.ts';

/** The pages of one product, in the order of its tabs. */
const TABS = [
  { to: paths.adminProduct, label: 'Product' },
  { to: paths.adminChecklist, label: 'Checklist' },
  { to: paths.adminProductHistory, label: 'History' },
] as const;

type Verb = 'publish' | 'unpublish' | 'archive';

/** From which status each step leads on. */
const STEPS = {
  draft: ['publish', 'archive'],
  published: ['unpublish', 'archive'],
  archived: ['unpublish'],
} satisfies Record<ProductStatus, Verb[]>;

const STEP_LABEL = { publish: 'Publish', unpublish: 'Back to draft', archive: 'Archive' } satisfies Record<
  Verb,
  string
>;

/** Why a step was refused, each reason at its field: there may be many, and each is to be mended. */
function Refused({ error }: { error: unknown }) {
  const { sentence, fields: named } = wordError(error);
  const fields = Object.entries(named);
  return (
    <Notice tone="bad" title={sentence}>
      {fields.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {fields.map(([field, message]) => (
            <li key={field}>
              {/* What is wrong with a price names it: its place in the list tells nobody which one is meant. */}
              {!field.startsWith('prices.') && <span className="font-medium">{fieldTitle(field)}: </span>}
              {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function useSteps(product: AdminProduct) {
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (verb: Verb) => moveProduct(product.id, verb),
    onSuccess: (moved) => {
      queryClient.setQueryData(adminProductQuery(product.id).queryKey, moved);
      queryClient.invalidateQueries({ queryKey: ['admin', 'products'] });
      toast(`Now ${moved.status}.`);
    },
  });
}

function Head({ product }: { product: AdminProduct }) {
  const step = useSteps(product);
  const notOperator = useWhyNot('operator');
  const { id } = product;
  const dialog = useDialog();
  const doubt = useRehearsalDoubt(id);
  return (
    <>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title="Publish without a rehearsal?"
        description={`${doubt} A rehearsal buys it in the sandbox through its whole life, before a customer does: see its checklist.`}
        verb="Publish all the same"
        act={() => step.mutateAsync('publish')}
        onDone={() => {}}
      />
      <PageHeader
        back={<BackLink to={paths.adminProducts}>Products</BackLink>}
        title={product.name}
        badge={<Badge tone={PRODUCT_TONE[product.status]}>{spoken(product.status)}</Badge>}
        note={
          product.status === 'published' && (
            <Link to={paths.product} params={{ slug: product.slug }} className={INLINE_LINK}>
              See it in the shop
            </Link>
          )
        }
        actions={
          <>
            <Button asChild>
              <Link to={paths.adminCheckoutPreview} params={{ id }}>
                Preview checkout options
              </Link>
            </Button>
            {STEPS[product.status].map((verb) => (
              <Button
                key={verb}
                variant={verb === 'publish' ? 'primary' : 'secondary'}
                busy={step.isPending && step.variables === verb}
                whyNot={notOperator}
                onClick={() => (verb === 'publish' && doubt !== null ? dialog.show() : step.mutate(verb))}
              >
                {STEP_LABEL[verb]}
              </Button>
            ))}
          </>
        }
      />
      {step.isError && (
        <div className="mb-6">
          <Refused error={step.error} />
        </div>
      )}
      <div className="mb-6">
        <TabLinks label="Pages of this product">
          {TABS.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              params={{ id }}
              activeOptions={{ exact: true, includeSearch: false }}
              className={TAB}
            >
              {label}
            </Link>
          ))}
        </TabLinks>
      </div>
    </>
  );
}

/** What every page of a product begins with: its name and status, what can be done with it, and its other pages. */
export function ProductFrame({ id, children }: { id: string; children(product: AdminProduct): ReactNode }) {
  const result = useQuery(adminProductQuery(id));
  useTitle(result.data?.name);
  return (
    <Loaded result={result}>
      {(product) => (
        <>
          <Head product={product} />
          {children(product)}
        </>
      )}
    </Loaded>
  );
}
