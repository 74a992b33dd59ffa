import { describe, expect, it } from 'vitest';
import { actorTitle } from './actor.ts';

describe('who did something is told without an id', () => {
  it.each([
    ['owner:018e22f7-0f38-4fcc-88c1-16e4a8dcbd83', 'Owner'],
    ['api_key', 'API key'],
    ['vozex', 'VOZEX by itself'],
  ])('%s', (actor, title) => {
    expect(actorTitle(actor)).toBe(title);
  });
});
