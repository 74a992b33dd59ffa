import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { adminProductQuery, createProduct, driversQuery, gatewaysQuery, saveProduct } from '../../api/admin.ts';
import { productSchemaQuery, productVersionQuery } from '../../api/admin-products.ts';
import type { AdminProduct, AdminProductBody } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { BackLink } from '../back-link.tsx';
import { PricesPanel } from './prices-panel.tsx';
import { bodyOf, draftOf } from './product-draft.ts';
import { ProductForm, type ProductGround } from './product-form.tsx';
import { ProductFrame } from './product-frame.tsx';
import { BLANK } from './product-json.ts';

const editRoute = getRouteApi('/admin/admin/products/$id');
const newRoute = getRouteApi('/admin/admin/products/new');

/** Loads what a product's form is drawn from. */
function WithGround({ children }: { children(ground: ProductGround): ReactNode }) {
  const drivers = useQuery(driversQuery);
  const gateways = useQuery(gatewaysQuery);
  const schema = useQuery(productSchemaQuery);
  return (
    <Loaded result={drivers}>
      {(knownDrivers) => (
        <Loaded result={gateways}>
          {(knownGateways) => (
            <Loaded result={schema}>
              {(knownSchema) => children({ drivers: knownDrivers, gateways: knownGateways, schema: knownSchema })}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

export function NewProductPage() {
  useTitle('New product');
  const navigate = newRoute.useNavigate();
  const queryClient = useQueryClient();
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
      <WithGround>
        {(ground) => (
          <ProductForm
            {...ground}
            first={BLANK}
            verb="Create product"
            save={save}
            beside={
              <Panel title="Prices">
                <p className="text-ink-soft text-sm">Prices and their mappings come next, beside the saved draft.</p>
              </Panel>
            }
          />
        )}
      </WithGround>
    </>
  );
}

type EditorProps = { product: AdminProduct; ground: ProductGround };

function Editor({ product, ground, from }: EditorProps & { from?: AdminProductBody }) {
  const { id } = product;
  const navigate = editRoute.useNavigate();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [base, setBase] = useState(product);
  const [edition, setEdition] = useState(0);
  const save = async (body: AdminProductBody) => {
    try {
      const saved = await saveProduct(id, { ...body, revision: base.revision });
      setBase(saved);
      setEdition((one) => one + 1);
      queryClient.setQueryData(adminProductQuery(id).queryKey, saved);
      toast('Saved.');
      if (from) navigate({ search: {} });
    } finally {
      // Refused because somebody else was faster, the form wants to know what they saved.
      queryClient.invalidateQueries({ queryKey: ['admin', 'products'] });
    }
  };
  return (
    <ProductForm
      key={edition}
      {...ground}
      first={draftOf(from ?? bodyOf(base))}
      verb="Save changes"
      save={save}
      stored={{ base, now: product, adopt: () => setBase(product) }}
      beside={<PricesPanel product={product} gateways={ground.gateways} />}
    />
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
            <div>
              <Editor {...editor} from={{ ...now, ...Object.fromEntries(known) }} />
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

export function EditProductPage() {
  const { id } = editRoute.useParams();
  const version = Number(editRoute.useSearch().version);
  return (
    <ProductFrame id={id}>
      {(product) => (
        <WithGround>
          {(ground) =>
            Number.isInteger(version) && version > 0 ? (
              <EarlierVersion key={version} version={version} product={product} ground={ground} />
            ) : (
              <Editor key={product.id} product={product} ground={ground} />
            )
          }
        </WithGround>
      )}
    </ProductFrame>
  );
}
