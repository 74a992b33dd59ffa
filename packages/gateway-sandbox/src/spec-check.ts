import type { Gateway } from './misbehaviour.ts';

/** Checks traffic against a gateway's own API description. Every method returns what is wrong, or nothing. */
export type SpecCheck = {
  checkRequest(method: string, url: string, headers: Record<string, string>, body: unknown): string[];
  checkResponse(method: string, url: string, status: number, body: unknown): string[];
  checkWebhook(type: string, body: unknown): string[];
};

export function openSpec(_gateway: Gateway): SpecCheck {
  throw new Error('later');
}
