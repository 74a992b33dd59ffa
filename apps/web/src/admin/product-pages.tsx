import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ProductPolicies } from '@vozex/domain';
import { adminProductQuery, createProduct, driversQuery, gatewaysQuery, saveProduct } from '../api/admin.ts';
import { productVersionQuery } from '../api/admin-products.ts';
import type { AdminProduct, AdminProductBody, DriverDescription, GatewayDescription } from '../api/types.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DateTime } from '../ui/relative-time.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTitle } from '../ui/use-title.ts';
import { BackLink } from './back-link.tsx';
import { PricesPanel } from './prices-panel.tsx';
import { draftOf, type ProductDraft } from './product-draft.ts';
import { ProductForm } from './product-form.tsx';
import { ProductFrame } from './product-frame.tsx';

const BLANK: ProductDraft = {
  slug: '',
  name: '',
  summary: '',
  description: '',
  presentation: { category: null, tags: [], pictures: [], requirements: [], links: [], faq: [] },
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

type EditorProps = {
  product: AdminProduct;
  drivers: readonly DriverDescription[];
  gateways: readonly GatewayDescription[];
};

function Editor({ product, drivers, gateways, from }: EditorProps & { from?: AdminProductBody }) {
  const { id } = product;
  const navigate = editRoute.useNavigate();
  const queryClient = useQueryClient();
  const toast = useToast();
  const save = async (body: AdminProductBody) => {
    const saved = await saveProduct(id, { ...body, revision: product.revision });
    queryClient.setQueryData(adminProductQuery(id).queryKey, saved);
    queryClient.invalidateQueries({ queryKey: ['admin', 'products'] });
    toast('Saved.');
    if (from) navigate({ search: {} });
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      <PricesPanel product={product} gateways={gateways} />
      <ProductForm
        key={product.revision}
        first={draftOf(from ?? bodyOf(product))}
        drivers={drivers}
        gateways={gateways}
        verb="Save changes"
        save={save}
        saved={product}
      />
    </div>
  );
}

/** The form filled with what the product was; what is written of it only since then stays as it is now. */
function EarlierVersion({ version, ...editor }: EditorProps & { version: number }) {
  const { product } = editor;
  const result = useQuery(productVersionQuery(product.id, version));
  return (
    <Loaded result={result}>
      {({ document, at }) => {
        const now = bodyOf(product);
        const known = Object.entries(document).filter(([field]) => field in now);
        return (
          <div className="grid grid-cols-1 gap-6">
            <Notice
              tone="warn"
              title={`These are the settings of version ${version}`}
              actions={
                <Button asChild size="small">
                  <Link to={paths.adminProduct} params={{ id: product.id }}>
                    Back to the settings of now
                  </Link>
                </Button>
              }
            >
              From <DateTime at={at} />, and not saved again yet. Saved, they become a new version. Prices stay as they
              are.
            </Notice>
            <Editor {...editor} from={{ ...now, ...Object.fromEntries(known) }} />
          </div>
        );
      }}
    </Loaded>
  );
}

export function EditProductPage() {
  const { id } = editRoute.useParams();
  const version = Number(editRoute.useSearch().version);
  const drivers = useQuery(driversQuery);
  const gateways = useQuery(gatewaysQuery);
  return (
    <ProductFrame id={id}>
      {(product) => (
        <Loaded result={drivers}>
          {(knownDrivers) => (
            <Loaded result={gateways}>
              {(knownGateways) => {
                const editor = { product, drivers: knownDrivers, gateways: knownGateways };
                return Number.isInteger(version) && version > 0 ? (
                  <EarlierVersion key={version} version={version} {...editor} />
                ) : (
                  <Editor {...editor} />
                );
              }}
            </Loaded>
          )}
        </Loaded>
      )}
    </ProductFrame>
  );
}
