import type { FastifyRequest } from 'fastify';
import { wantsRepresentation } from './show.ts';

export type Query = Record<string, string | undefined>;

export const idOf = (request: FastifyRequest) => (request.params as { id: string }).id; // because every such path has :id
export const queryOf = (request: FastifyRequest) => request.query as Query; // a repeated parameter is nobody's wish here
const header = (request: FastifyRequest, name: string) => request.headers[name] as string | undefined; // none of them repeats
export const requestIdOf = (request: FastifyRequest) => header(request, 'paypal-request-id');
export const preferOf = (request: FastifyRequest) => header(request, 'prefer');
export const prefersAll = (request: FastifyRequest) => wantsRepresentation(preferOf(request));
