import { say } from '../languages/say.ts';
import { Select } from '../ui/input.tsx';
import { useCurrency } from './currency.ts';

/** In which currency prices are shown; not there where the shop knows only one. */
export function CurrencyPicker() {
  const { currency, offered, choose } = useCurrency();
  if (offered.length < 2 || currency === null) return null;
  return (
    <Select
      aria-label={say('Currency')}
      value={currency}
      onChange={(event) => choose(event.target.value)}
      className="h-9! w-21 text-sm"
    >
      {offered.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  );
}
