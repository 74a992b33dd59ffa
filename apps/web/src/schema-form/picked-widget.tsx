import type { WidgetProps } from '@rjsf/utils';
import { Select } from '../ui/input.tsx';
import type { Picked, Pickers } from './pickers.ts';

/** Chooses one of what has been set up, by its title. A name that is not there any more stays, so that it can be seen. */
export const pickedWidget = (what: Picked) =>
  function PickedWidget({ value, onChange, disabled, readonly, required, registry }: WidgetProps) {
    const { picked }: Pickers = registry.formContext ?? {};
    const known = picked?.[what] ?? [];
    const chosen = typeof value === 'string' ? value : '';
    return (
      <Select
        value={chosen}
        disabled={disabled || readonly}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{required ? 'Choose…' : 'Left empty'}</option>
        {known.map(({ name, title }) => (
          <option key={name} value={name}>
            {title} ({name})
          </option>
        ))}
        {chosen && picked && !known.some(({ name }) => name === chosen) && (
          <option value={chosen}>{chosen} (not there)</option>
        )}
        {chosen && !picked && <option value={chosen}>{chosen}</option>}
      </Select>
    );
  };
