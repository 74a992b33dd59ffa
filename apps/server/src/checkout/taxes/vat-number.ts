/** The EU's countries and how their VAT numbers look, without the prefix; by the Commission's published formats. */
const VAT_FORMAT: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  GR: /^\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};

export function isInEu(country: string): boolean {
  return Object.hasOwn(VAT_FORMAT, country);
}

/**
 * A VAT number as it is written on documents, `DE123456789`: without spaces and dots, with its country's prefix, which
 * for Greece is EL. `undefined` for what does not look like one of that country. Whether it exists is not asked.
 */
export function vatNumberOf(raw: string, country: string): string | undefined {
  const prefix = country === 'GR' ? 'EL' : country;
  const plain = raw.toUpperCase().replace(/[\s.-]/g, '');
  const digits = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
  return VAT_FORMAT[country]?.test(digits) ? `${prefix}${digits}` : undefined;
}
