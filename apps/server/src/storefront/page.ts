import type { Html } from '../kernel/html.ts';

/** What the server says of a page before any script runs: to browsers, crawlers and previews elsewhere. */
export type Page = {
  status: 200 | 301 | 404 | 410;
  /** With 301: where it is now, path and query. */
  movedTo?: string;
  title: string;
  description: string;
  /** The one address of this content; absent where nobody shall find it by searching. */
  canonical?: string;
  /** Absolute. */
  preview?: string;
  kind: 'website' | 'product';
  /** schema.org, a block each. */
  structured: object[];
  /** What is read where no script runs; the app replaces it. */
  body?: Html;
  /** What stands around a screen that the app alone draws. */
  frame?: Html;
  /** What the app would ask for first, by address, so that it need not. */
  answers: Record<string, unknown>;
};

/** Who reads, and in what kind of installation, as the app asks for it. */
export type PageSession = { user: object | null; development: boolean; sandbox: boolean };
