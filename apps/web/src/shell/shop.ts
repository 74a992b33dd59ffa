/** What the shop calls itself, as the server wrote it into the page; a page of the development server has none. */
export type Shop = {
  name: string;
  headline: string;
  intro: string;
  /** Where the widths of the logo lie, or null. */
  logo: string | null;
  announcement: string;
  announcement_link: string;
  links: { label: string; url: string }[];
};

const UNNAMED: Shop = {
  name: 'VOZEX',
  headline: 'Software, delivered.',
  intro: 'Hosted for you, set up for you, or yours to run. Buy it in one place and follow it until it works.',
  logo: null,
  announcement: '',
  announcement_link: '',
  links: [],
};

const block = globalThis.document?.getElementById('shop')?.textContent;

export const shop: Shop = block ? { ...UNNAMED, ...(JSON.parse(block) as Partial<Shop>) } : UNNAMED; // because the server wrote it
