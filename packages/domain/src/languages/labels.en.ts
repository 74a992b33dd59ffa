import { DISPUTE_LABEL } from '../dispute.ts';
import { FULFILLMENT_LABEL } from '../fulfillment.ts';
import { DOMAIN_LABEL } from '../installation-domain.ts';
import { INSTALLATION_LABEL } from '../instance.ts';
import { ORDER_LABEL } from '../order.ts';
import { PATH_MOVE_LABEL } from '../path-move.ts';
import { DELIVERY_MODEL_LABEL } from '../product.ts';
import { SUBSCRIPTION_LABEL } from '../subscription.ts';

/** The labels that customers read, in English; the team reads the same. */
export const LABELS_EN = {
  delivery_model: DELIVERY_MODEL_LABEL,
  dispute: DISPUTE_LABEL,
  domain: DOMAIN_LABEL,
  fulfillment: FULFILLMENT_LABEL,
  installation: INSTALLATION_LABEL,
  order: ORDER_LABEL,
  path_move: PATH_MOVE_LABEL,
  subscription: SUBSCRIPTION_LABEL,
};

/** What a language must have: each label of each kind. Keyed by the word, since "Cancelled" differs by what was. */
export type Labels = {
  readonly [Kind in keyof typeof LABELS_EN]: Readonly<Record<keyof (typeof LABELS_EN)[Kind], string>>;
};
