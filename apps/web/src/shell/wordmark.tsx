import { shop } from './shop.ts';

/** The sign over the door. */
export function Wordmark() {
  if (shop.logo) return <img src={`${shop.logo}logo.webp`} alt={shop.name} className="h-8 w-auto" />;
  return (
    <span className="inline-flex items-center gap-2">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6">
        <rect width="32" height="32" rx="8" className="fill-primary" />
        <path
          d="M8 9.5 16 24 24 9.5"
          fill="none"
          className="stroke-primary-ink"
          strokeWidth="3.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="font-semibold text-[0.9375rem] tracking-[0.08em]">{shop.name}</span>
    </span>
  );
}
