import { defineErrors } from '../kernel/errors.ts';

export const FulfillmentError = defineErrors('fulfillment', {
  FULFILLMENT_UNKNOWN: {
    http: 404,
    customer: 'We do not know this delivery.',
    de: 'Diese Lieferung kennen wir nicht.',
  },
  ILLEGAL_MOVE: {
    http: 409,
    customer: 'The delivery has moved on meanwhile; look at its current state and try again.',
    de: 'Die Lieferung ist inzwischen weiter; sehen Sie sich ihren Stand an und versuchen Sie es noch einmal.',
  },
  CANNOT_WAIT: {
    http: 409,
    customer:
      'This delivery does not wait for people any more, so it cannot wait for an answer. Write to the customer instead.',
  },
  MOVE_UNKNOWN: { http: 404, customer: 'We do not know this move.', de: 'Diesen Umzug kennen wir nicht.' },
  MOVE_NOT_NOW: {
    http: 409,
    customer: 'Only what runs can be moved to another path. Try again when it does.',
    de: 'Nur was läuft, kann umziehen. Versuchen Sie es, wenn es so weit ist.',
  },
  MOVE_OPEN: {
    http: 409,
    customer: 'It is being moved already. Keep the new one, or go back, before you move it again.',
    de: 'Ein Umzug läuft schon. Behalten Sie das Neue oder kehren Sie zurück, bevor Sie wieder umziehen.',
  },
  MOVE_NOWHERE: {
    http: 422,
    customer: 'It cannot be moved to that. Choose one of the other paths and its price.',
    de: 'Dahin ist kein Umzug möglich. Wählen Sie einen der anderen Wege und seinen Preis.',
  },
  MOVE_COSTS_MORE: {
    http: 422,
    customer: 'This path costs more than you paid. Ask the shop: it moves you once the difference is settled.',
    de: 'Dieser Weg kostet mehr, als Sie bezahlt haben. Fragen Sie den Shop: Sobald der Unterschied beglichen ist, ziehen Sie um.',
  },
  MOVE_NEEDS_THE_OLD_PLACE: {
    http: 422,
    customer: 'What you have holds a place of the same kind until it ends. Ask the shop to set the new one up for you.',
    de: 'Was Sie haben, belegt einen Platz derselben Art, bis es endet. Bitten Sie den Shop, das Neue für Sie einzurichten.',
  },
  MOVE_MOVED_ON: {
    http: 409,
    customer: 'The move has gone on meanwhile; look at where it stands now.',
    de: 'Der Umzug ist inzwischen weiter; sehen Sie nach, wo er steht.',
  },
  GUARD_BATCH_UNKNOWN: { http: 404, customer: 'We do not know this batch of held deliveries.' },
  GUARD_DECIDED: { http: 409, customer: 'Somebody has decided about this batch already; look at what came of it.' },
  GUARD_SECOND_PERSON: {
    http: 403,
    customer: 'Whoever caused it cannot approve it, and no machine can. Ask somebody else of the team.',
  },
  GUARD_NEEDS_OWNER: { http: 403, customer: 'Cancellations are final: an owner of the shop must approve them.' },
  NOTHING_ASKED: {
    http: 409,
    customer: 'Nothing is being asked of you for this delivery.',
    de: 'Zu dieser Lieferung wird gerade nichts von Ihnen gebraucht.',
  },
});
