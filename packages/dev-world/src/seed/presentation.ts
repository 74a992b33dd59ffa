import { readFileSync } from 'node:fs';

/** What the seeded shop tells of a product beside its terms. */
export type Presented = {
  description: string;
  category: string;
  tags: string[];
  /** Files under `fixtures/pictures`, drawn by `tools/pictures/draw.ts`. */
  pictures: { file: string; alt: string }[];
  requirements?: string[];
  links?: { title: string; url: string }[];
  faq?: { question: string; answer: string }[];
  /** By the name of the price. */
  features?: Record<string, string[]>;
};

export function pictureBytes(file: string): Buffer {
  return readFileSync(new URL(`../../fixtures/pictures/${file}.webp`, import.meta.url));
}

const TILL = ['Ring up sales on any device', 'Receipts and day reports', 'Invite your staff'];
const STARTER = [...TILL, '1 register', '20 items'];
const PRO = [...TILL, '10 registers', '1,000 items', 'Reports by register', 'Priority support'];
const TILL_PICTURES = [
  { file: 'point-of-sale-till', alt: 'A till with nine items, three on the receipt, and a button to take the payment' },
  { file: 'point-of-sale-report', alt: 'A report of the day: sales, receipts, and a bar for each hour' },
];
const TILL_NEEDS = ['A tablet, laptop or phone with a current browser', 'A connection to the internet'];
const DEVELOPER_NEEDS = ['Node 20 or newer', 'A terminal'];
const SMALL = ['64 MB of memory', 'Backups you can put back', 'An address of its own'];
const LARGE = [
  '256 MB of memory',
  'Twice the computer',
  'Backups you can put back',
  'An address of its own',
  'Your own domain',
];

/** By slug. */
export const PRESENTATIONS: Record<string, Presented> = {
  'point-of-sale': {
    category: 'Sell',
    tags: ['till', 'retail', 'cafe'],
    pictures: TILL_PICTURES,
    description:
      '<p>Ring up sales on any tablet or laptop, keep your items and registers in one place, and see what today brought in.</p>' +
      '<h2>Open before the coffee is ready</h2><p>You choose the name of your workspace. It is opened as soon as your payment arrives, and only people you invite can enter it.</p>' +
      '<ul><li><strong>At the counter:</strong> large tiles, one tap an item, change worked out for you.</li><li><strong>In the back office:</strong> items, prices and registers, edited while you sell.</li><li><strong>In the evening:</strong> the day on one page, ready for your books.</li></ul>' +
      '<blockquote>Made for shops where the person who pays is standing right there.</blockquote>',
    requirements: TILL_NEEDS,
    links: [{ title: 'Guide for the first day', url: 'https://example.com/point-of-sale/first-day' }],
    faq: [
      {
        question: 'Can I change from Starter to Pro?',
        answer: 'Yes. Your items, registers and receipts stay as they are.',
      },
      {
        question: 'What happens after the first year?',
        answer: 'Nothing is charged by itself. You buy another year, or take your data with you.',
      },
    ],
    features: { 'Starter, first year': STARTER, 'Pro, first year': PRO },
  },
  'point-of-sale-monthly': {
    category: 'Sell',
    tags: ['till', 'retail', 'cafe'],
    pictures: [
      { file: 'point-of-sale-monthly', alt: 'A report of the day: sales, receipts, and a bar for each hour' },
      ...TILL_PICTURES.slice(0, 1),
    ],
    description:
      '<p>Everything of Point of Sale without paying a year ahead: try it for 14 days, keep it for as long as you need it.</p>' +
      '<p>Change between Starter and Pro whenever your shop does, pause it over the winter, and cancel with one press.</p>',
    requirements: TILL_NEEDS,
    faq: [{ question: 'When am I charged first?', answer: 'After the 14 days. Cancel before, and you pay nothing.' }],
    features: { Starter: STARTER, Pro: PRO },
  },
  hookbox: {
    category: 'Developer tools',
    tags: ['webhooks', 'self-hosted', 'testing'],
    pictures: [
      { file: 'hookbox-requests', alt: 'Four webhooks that were received, and the body of one' },
      { file: 'hookbox-replay', alt: 'A terminal: a webhook is received, forwarded, and played again' },
    ],
    description:
      '<p>A small server for whoever builds against webhooks: it keeps the last 500, shows headers and bodies, forwards them to your application and repeats any of them on demand.</p>' +
      '<pre><code>node hookbox.mjs --forward http://localhost:3000</code></pre>' +
      '<p>One file, no dependencies, nothing leaves your machine. The license covers one year of updates and ten installations.</p>',
    requirements: DEVELOPER_NEEDS,
    features: {
      'One developer': ['10 installations', '1 year of updates', 'Replay and forwarding'],
      'Whole team': [
        '10 installations',
        '1 year of updates',
        'Replay and forwarding',
        'For everybody in one company',
        'Answers within a day',
      ],
    },
  },
  'hookbox-club': {
    category: 'Developer tools',
    tags: ['webhooks', 'self-hosted'],
    pictures: [{ file: 'hookbox-club', alt: 'A terminal: a webhook is received, forwarded, and played again' }],
    description:
      '<p>The license of Hookbox month by month. Should you leave, you keep what was released until then, for good.</p>' +
      '<p>There are no days of grace: an unpaid month pauses the license until it is paid.</p>',
    requirements: DEVELOPER_NEEDS,
    features: {
      Monthly: ['Every update', '10 installations'],
      Yearly: ['Every update', '10 installations', 'Two months free'],
    },
  },
  'lumen-notes': {
    category: 'Write',
    tags: ['notes', 'offline', 'self-hosted'],
    pictures: [{ file: 'lumen-notes', alt: 'A list of notes, and a recipe for plum cake' }],
    description:
      '<p>Lumen Notes is one HTML file. Open it in any browser, write, search, and keep everything on your own device; one click writes all your notes to a file.</p>' +
      '<h2>Nothing to sign up for</h2><p>You get the file and a license key for three devices, for good. No account, no cloud, no waiting.</p>',
    requirements: ['Any browser of the last five years'],
    faq: [
      {
        question: 'Where are my notes?',
        answer: 'In the storage of your browser, on your device. Export them to a file as often as you like.',
      },
    ],
    features: { Personal: ['3 devices', 'Every update of version 2', 'Works without a network'] },
  },
  'quiet-icons': {
    category: 'Design',
    tags: ['icons', 'svg'],
    pictures: [{ file: 'quiet-icons', alt: 'Twenty-four line icons in three rows' }],
    description:
      '<p>Drawn on a 24-unit grid with one stroke width, so that they sit beside text without shouting.</p>' +
      '<p>One SVG sprite, colored by your own CSS:</p><pre><code>&lt;svg&gt;&lt;use href="quiet-icons.svg#check"/&gt;&lt;/svg&gt;</code></pre>' +
      '<p>Use them in as many projects as you like.</p>',
    features: { 'All icons': ['24 icons', 'One sprite, 4 KB', 'Any number of projects'] },
  },
  guestbook: {
    category: 'Websites',
    tags: ['guestbook', 'hosted'],
    pictures: [
      { file: 'guestbook-entries', alt: 'A guestbook with three entries' },
      { file: 'guestbook-upkeep', alt: 'What an installation uses, and its last backup' },
    ],
    description:
      '<p>Visitors leave a few words, you decide what stays. Your guestbook runs for you alone: nobody shares its memory or its files, you take backups and put them back, and you say when it changes to a new version.</p>',
    links: [{ title: 'What hosting includes', url: 'https://example.com/guestbook/hosting' }],
    features: { 'Small, first year': SMALL, 'Large, first year': LARGE },
  },
  'guestbook-monthly': {
    category: 'Websites',
    tags: ['guestbook', 'hosted'],
    pictures: [{ file: 'guestbook-monthly', alt: 'What an installation uses, and its last backup' }],
    description:
      '<p>Everything of Guestbook without paying a year ahead: change between Small and Large whenever you like, and cancel with one press. An unpaid month pauses it; your entries stay.</p>',
    features: { Small: SMALL, Large: LARGE },
  },
  'guestbook-anywhere': {
    category: 'Websites',
    tags: ['guestbook', 'hosted', 'self-hosted'],
    pictures: [{ file: 'guestbook-anywhere', alt: 'Three ways: your server, run by us, set up for you' }],
    description:
      '<p>One guestbook, three ways to have it. Take the program and a license and run it yourself; have us run one for you alone; or tell us where it shall stand, and our team sets it up.</p>' +
      '<p>Should you choose differently later, you move: the old way stays until you are happy with the new one.</p>',
    features: {
      'Program and license': ['One server', 'The program as it is', 'For good'],
      'Installation, first year': SMALL,
      'Set-up': ['Done by people', 'Where you want it', 'A written hand-over'],
    },
  },
  'store-setup': {
    category: 'Services',
    tags: ['retail', 'setup'],
    pictures: [{ file: 'store-setup', alt: 'A list of what is set up, three of four done' }],
    description:
      '<p>Tell us what you sell and where. We enter your first fifty items, set your taxes and receipts, and walk you through a day at the till in a call of one hour.</p>',
    requirements: ['A list of your items, in any form', 'An hour for the call'],
    features: { 'One store': ['50 items entered', 'Taxes and receipts', 'A call of one hour', 'A written hand-over'] },
  },
  'migration-day': {
    category: 'Services',
    tags: ['setup', 'data'],
    pictures: [{ file: 'migration-day', alt: 'Columns of an old export beside the new ones, three differences' }],
    description:
      '<p>Send us an export of what you use today. We map it, import it into a copy first, go through the differences with you, and switch over on a day that suits you.</p>',
    requirements: ['An export of what you use today: CSV, Excel or a database'],
    features: { 'One day': ['Mapped with you', 'Tried on a copy', 'Checked line by line'] },
  },
};
