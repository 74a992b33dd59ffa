import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ProductPolicies, type ProductStatus } from '@vozex/domain';
import {
  adminProductQuery,
  createProduct,
  driversQuery,
  gatewaysQuery,
  moveProduct,
  saveProduct,
} from '../api/admin.ts';
import { wordError } from '../api/problem.ts';
import type { AdminProduct, AdminProductBody } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTitle } from '../ui/use-title.ts';
import { spoken } from '../words/phrases.ts';
import { PRODUCT_TONE } from '../words/status-tones.ts';
import { BackLink, INLINE_LINK } from './back-link.tsx';
import { PricesPanel } from './prices-panel.tsx';
import { draftOf, type ProductDraft } from './product-draft.ts';
import { ProductForm } from './product-form.tsx';
import { useWhyNot } from './rights.ts';

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

function ProductSteps({ product }: { product: AdminProduct }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOperator = useWhyNot('operator');
  const step = useMutation({
    mutationFn: (verb: Verb) => moveProduct(product.id, verb),
    onSuccess: (moved) => {
      queryClient.setQueryData(adminProductQuery(product.id).queryKey, moved);
      queryClient.invalidateQueries({ queryKey: ['admin', 'products', 'list'] });
      toast(`Now ${moved.status}.`);
    },
    onError: (error) => {
      const { sentence, fields } = wordError(error);
      toast([sentence, ...Object.values(fields)].join(' '), 'bad');
    },
  });
  const isSold = (path: string | null) => product.prices.some((price) => price.active && price.path === path);
  const unsold = product.paths.find(({ name }) => !isSold(name));
  const priceless = product.paths.length === 0 && !isSold(null) ? 'Add a price first' : null;
  const pathless = unsold ? `Add a price for ${unsold.title} first` : null;
  return STEPS[product.status].map((verb) => (
    <Button
      key={verb}
      variant={verb === 'publish' ? 'primary' : 'secondary'}
      busy={step.isPending && step.variables === verb}
      whyNot={notOperator ?? (verb === 'publish' ? (priceless ?? pathless) : null)}
      onClick={() => step.mutate(verb)}
    >
      {STEP_LABEL[verb]}
    </Button>
  ));
}

const BLANK: ProductDraft = {
  slug: '',
  name: '',
  summary: '',
  description: '',
  delivery_model: 'saas_multitenant',
  fulfillment_driver: null,
  fulfillment_config: {},
  external_provider: null,
  external_product_ref: null,
  is_recurring: false,
  supports_trial: false,
  trial_days: null,
  enabled_payment_gateways: [],
  default_payment_gateway: null,
  tax_category: null,
  policies: ProductPolicies.parse({}),
  paths: [],
};

/** The part of a product that an operator writes. */
function bodyOf(product: AdminProduct): AdminProductBody {
  const { id: _, status: __, revision: ___, created_at: ____, updated_at: _____, prices: ______, ...body } = product;
  return body;
}

const editRoute = getRouteApi('/admin/admin/products/$id');
const newRoute = getRouteApi('/admin/admin/products/new');

export function NewProductPage() {
  useTitle('New product');
  const navigate = newRoute.useNavigate();
  const queryClient = useQueryClient();
  const drivers = useQuery(driversQuery);
  const gateways = useQuery(gatewaysQuery);
  const save = async (body: AdminProductBody) => {
    const product = await createProduct(body);
    queryClient.invalidateQueries({ queryKey: ['admin', 'products', 'list'] });
    navigate({ to: paths.adminProduct, params: { id: product.id } });
  };
  return (
    <>
      <PageHeader
        back={<BackLink to={paths.adminProducts}>Products</BackLink>}
        title="New product"
        note="It stays a draft until it has a price and you publish it."
      />
      <Loaded result={drivers}>
        {(knownDrivers) => (
          <Loaded result={gateways}>
            {(knownGateways) => (
              <ProductForm
                first={BLANK}
                drivers={knownDrivers}
                gateways={knownGateways}
                verb="Create product"
                save={save}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

export function EditProductPage() {
  const { id } = editRoute.useParams();
  const queryClient = useQueryClient();
  const toast = useToast();
  const result = useQuery(adminProductQuery(id));
  const drivers = useQuery(driversQuery);
  const gateways = useQuery(gatewaysQuery);
  useTitle(result.data?.name);
  return (
    <Loaded result={result}>
      {(product) => {
        const save = async (body: AdminProductBody) => {
          const saved = await saveProduct(id, { ...body, revision: product.revision });
          queryClient.setQueryData(adminProductQuery(id).queryKey, saved);
          queryClient.invalidateQueries({ queryKey: ['admin', 'products', 'list'] });
          toast('Saved.');
        };
        return (
          <>
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
                  <ProductSteps product={product} />
                </>
              }
            />
            <Loaded result={drivers}>
              {(knownDrivers) => (
                <Loaded result={gateways}>
                  {(knownGateways) => (
                    <div className="grid grid-cols-1 gap-6">
                      <PricesPanel product={product} gateways={knownGateways} />
                      <ProductForm
                        key={product.revision}
                        first={draftOf(bodyOf(product))}
                        drivers={knownDrivers}
                        gateways={knownGateways}
                        verb="Save changes"
                        save={save}
                        saved={product}
                      />
                    </div>
                  )}
                </Loaded>
              )}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}
