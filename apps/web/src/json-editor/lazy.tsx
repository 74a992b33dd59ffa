import { type ComponentProps, lazy, Suspense } from 'react';
import { SkeletonLines } from '../ui/skeleton.tsx';
import type JsonEditor from './json-editor.tsx';

const Heavy = lazy(() => import('./json-editor.tsx'));

/** The editor, loaded when JSON is first looked at: most operators never do. */
export function LazyJsonEditor(props: ComponentProps<typeof JsonEditor>) {
  return (
    <Suspense fallback={<SkeletonLines lines={8} label="Loading the editor" />}>
      <Heavy {...props} />
    </Suspense>
  );
}
