const MIB = 1_048_576;

const FACTOR: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 1024,
  Mi: MIB,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
};

/** Reads an amount as Kubernetes writes it: `100m`, `2`, `1536Mi`, `1e3`. What is no amount counts as nothing. */
function amountOf(quantity: string | undefined): number {
  const [, number = '0', unit = ''] = /^([0-9.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(quantity ?? '') ?? [];
  return Number(number) * (FACTOR[unit] ?? 0);
}

export function cpuMillisOf(quantity: string | undefined): number {
  return Math.round(amountOf(quantity) * 1000);
}

export function mebibytesOf(quantity: string | undefined): number {
  return Math.floor(amountOf(quantity) / MIB);
}

export function countOf(quantity: string | undefined): number {
  return Math.floor(amountOf(quantity));
}

export const cpu = (millis: number): string => `${millis}m`;
export const mebibytes = (amount: number): string => `${amount}Mi`;
