import type { WidgetProps } from '@rjsf/utils';
import { useId } from 'react';
import { Input } from '../ui/input.tsx';
import type { Pickers } from './pickers.ts';

/** The name of an uploaded artifact: those that exist are suggested, one that is yet to come may be typed. */
export function ArtifactWidget({ value, onChange, disabled, readonly, registry }: WidgetProps) {
  const { artifacts }: Pickers = registry.formContext ?? {};
  const list = useId();
  return (
    <>
      <Input
        value={typeof value === 'string' ? value : ''}
        list={list}
        disabled={disabled || readonly}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      <datalist id={list}>
        {artifacts?.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
