import { describeRoutes, ROUTES } from '@vozex/server';
import openapiTs, { astToString } from 'openapi-typescript';

/** The web app's types of the API, from the same document that is served. */
export async function generateApiTypes(): Promise<string> {
  const nodes = await openapiTs(JSON.stringify(describeRoutes(ROUTES)));
  return `// Generated from the routes by \`npm run generate\`. Do not edit.\n${astToString(nodes)}`;
}
