import { DeliveryModel } from '@vozex/domain';
import type { DriverDescription } from '../../api/types.ts';
import { Panel } from '../../ui/card.tsx';
import type { SectionProps } from './product-draft.ts';
import { enoughPaths, ProductPaths } from './product-paths.tsx';
import { keptFor, ProductWay } from './product-way.tsx';
import { WayConnection } from './way-connection.tsx';

/** How the product reaches its buyer: in one way, or by paths to choose from. */
export function ProductDelivery({ drivers, ...section }: SectionProps & { drivers: readonly DriverDescription[] }) {
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
        connectionTest={!hybrid && <WayConnection path={null} way={body} drivers={drivers} />}
      >
        {hybrid && <ProductPaths {...section} drivers={drivers} />}
      </ProductWay>
    </Panel>
  );
}
