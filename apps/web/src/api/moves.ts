import { answerOf, api } from './client.ts';
import type { components } from './schema.gen.ts';

// Moves of what was delivered from one path of a hybrid product to another.

type Schemas = components['schemas'];
export type PathMove = Schemas['PathMove'];
export type PathOffer = Schemas['PathOffer'];

const at = (id: string) => ({ params: { path: { id } } });

export type MoveWish = { path: string; price_id: string; choices: Record<string, unknown> };

/** @throws Problem MOVE_COSTS_MORE, MOVE_NOT_NOW, SOLD_OUT before anything has begun; `choices` with its fields. */
export const startMove = (fulfillmentId: string, body: MoveWish) =>
  answerOf(api.POST('/api/me/fulfillments/{id}/moves', { ...at(fulfillmentId), body }));
/** `confirm` ends the old delivery now; `return` ends the new one. @throws Problem MOVE_MOVED_ON */
export const endMove = (id: string, ending: 'confirm' | 'return') =>
  answerOf(api.POST(`/api/me/path-moves/{id}/${ending}`, at(id)));
