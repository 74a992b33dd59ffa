import { describeRoutes, ROUTES } from '@vozex/server';

/** The OpenAPI document of every route, as kept in the repository. */
export function generateOpenApi(): string {
  return `${JSON.stringify(describeRoutes(ROUTES), null, 2)}\n`;
}
