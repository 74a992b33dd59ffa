import { Access } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { describeRoutes, ROUTES } from '../../apps/server/src/index.ts';

type Operation = { 'x-access'?: string; operationId?: string; summary?: string };

const document = describeRoutes(ROUTES) as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method,
    path,
    operation,
  })),
);

describe('the API', () => {
  it('describes every route that is served', () => {
    expect(operations.map((one) => one.name).sort()).toEqual(
      ROUTES.map((route) => `${route.method} ${route.path}`).sort(),
    );
    expect(operations.length).toBeGreaterThan(40);
  });

  it('declares for each route who may use it', () => {
    for (const { name, operation } of operations)
      expect({ name, access: operation['x-access'] }).toEqual({ name, access: expect.toBeOneOf(Access.options) });
  });

  it('keeps everything under /api/admin for the team, and changes there for those who may change', () => {
    for (const { name, path, method, operation } of operations) {
      if (!path.startsWith('/api/admin/')) continue;
      const team = method === 'get' ? ['read_only', 'operator', 'owner'] : ['operator', 'owner'];
      expect({ name, access: operation['x-access'] }).toEqual({ name, access: expect.toBeOneOf(team) });
    }
  });

  it('keeps everything under /api/me for the signed-in', () => {
    for (const { name, path, operation } of operations) {
      if (path.startsWith('/api/me/'))
        expect({ name, access: operation['x-access'] }).toEqual({ name, access: 'customer' });
    }
  });

  it('names each operation once', () => {
    const ids = operations.map((one) => one.operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
