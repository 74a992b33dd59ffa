import { DeliveryModel } from '@vozex/domain';
import type { AdminProduct, DriverDescription } from '../api/types.ts';
import { Panel } from '../ui/card.tsx';
import type { SectionProps } from './product-draft.ts';
import { enoughPaths, ProductPaths } from './product-paths.tsx';
import { keptFor, ProductWay } from './product-way.tsx';
import { SavedConnection } from './saved-connection.tsx';

/** How the product reaches its buyer: in one way, or by paths to choose from. */
export function ProductDelivery({
  drivers,
  saved,
  ...section
}: SectionProps & { drivers: readonly DriverDescription[]; saved: AdminProduct | undefined }) {
  const { body, change, fields } = section;
  const hybrid = body.delivery_model === 'hybrid';
  const chooseModel = (delivery_model: DeliveryModel) =>
    change({
      delivery_model,
      ...(delivery_model === 'hybrid' ? { paths: enoughPaths(body.paths) } : keptFor(delivery_model, body, drivers)),
    });
  return (
    <Panel title="Delivery">
      <ProductWay
        way={body}
        change={change}
        chooseModel={chooseModel}
        models={DeliveryModel.options}
        fields={fields}
        drivers={drivers}
        idPrefix="config"
        connectionTest={!hybrid && <SavedConnection saved={saved} path={null} way={body} drivers={drivers} />}
      >
        {hybrid && <ProductPaths {...section} drivers={drivers} saved={saved} />}
      </ProductWay>
    </Panel>
  );
}
