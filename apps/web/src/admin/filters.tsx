import { type ReactNode, useEffect, useState } from 'react';
import { Input, Select } from '../ui/input.tsx';

const TYPING_PAUSE_MS = 300;

/** The row of filters above a list. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <search aria-label="Filters" className="mb-4 flex flex-wrap items-end gap-3 [&>*]:max-sm:w-full">
      {children}
    </search>
  );
}

type FilterSelectProps = {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange(value: string | undefined): void;
};

/** One of a few values, or all. */
export function FilterSelect({ label, all, value, options, onChange }: FilterSelectProps) {
  return (
    <div className="sm:w-52">
      <Select aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** A text that is searched for once the typing pauses. */
export function FilterText({
  label,
  value = '',
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed || undefined), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="sm:w-64">
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
