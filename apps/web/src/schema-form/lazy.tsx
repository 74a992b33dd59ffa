import { type ComponentProps, lazy, Suspense } from 'react';
import { say } from '../languages/say.ts';
import { SkeletonLines } from '../ui/skeleton.tsx';
import type SchemaForm from './schema-form.tsx';

const Heavy = lazy(() => import('./schema-form.tsx'));

/** The form engine, loaded when a form is first drawn: most pages never need it. */
export function LazySchemaForm(props: ComponentProps<typeof SchemaForm>) {
  return (
    <Suspense fallback={<SkeletonLines lines={3} label={say('Loading options')} />}>
      <Heavy {...props} />
    </Suspense>
  );
}

/** Checks a value without loading the engine before it is needed. */
export async function checkLater(schema: Record<string, unknown>, value: unknown): Promise<Record<string, string>> {
  const { checkValue } = await import('./check-value.ts');
  return checkValue(schema, value);
}

/** True when there is anything to fill in. */
export function hasFields(schema: Record<string, unknown>): boolean {
  const properties = schema.properties;
  return (
    Array.isArray(schema.oneOf) ||
    Array.isArray(schema.anyOf) ||
    (typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0)
  );
}
