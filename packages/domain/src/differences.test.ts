import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

describe('two documents are compared field by field', () => {
  it('finds nothing in what is the same, whatever the order of its keys', () => {
    expect(differences({ a: 1, b: { c: [1], d: null } }, { b: { d: null, c: [1] }, a: 1 })).toEqual([]);
  });

  it('names what changed, what came and what went', () => {
    expect(
      differences({ name: 'A', config: { seats: 1, old: true } }, { name: 'B', config: { seats: 1, new: 2 } }),
    ).toEqual([
      { field: 'name', before: 'A', after: 'B' },
      { field: 'config.old', before: true },
      { field: 'config.new', after: 2 },
    ]);
  });

  it('shows a list of plain values as a whole', () => {
    expect(differences({ gateways: ['a'] }, { gateways: ['a', 'b'] })).toEqual([
      { field: 'gateways', before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('knows what stands in a list by its id, else by its name, wherever it stands', () => {
    const pro = { id: 'p1', name: 'Pro', amount: 1 };
    const team = { id: 'p2', name: 'Team', amount: 2 };
    expect(differences({ prices: [pro] }, { prices: [team, { ...pro, name: 'Professional' }] })).toEqual([
      { field: 'prices.Professional.name', before: 'Pro', after: 'Professional' },
      { field: 'prices.Team', after: team },
    ]);
    expect(differences([{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }], 'paths')).toEqual([
      { field: 'paths', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });
});
