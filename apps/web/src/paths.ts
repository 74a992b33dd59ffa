/** Every address of the web app. `$name` is a parameter. Links name them; nothing else spells an address. */
export const paths = {
  home: '/',
  product: '/products/$slug',
  checkout: '/checkout/$slug',
  order: '/orders/$id',
  signIn: '/sign-in',
  signInSecondFactor: '/sign-in/two-factor',
  signUp: '/sign-up',
  account: '/account',
  accountOrders: '/account/orders',
  accountLicenses: '/account/licenses',
  accountDownloads: '/account/downloads',
  accountSecurity: '/account/security',
  admin: '/admin',
  adminProducts: '/admin/products',
  adminProductNew: '/admin/products/new',
  adminProduct: '/admin/products/$id',
  adminOrders: '/admin/orders',
  adminOrder: '/admin/orders/$id',
  adminPayments: '/admin/payments',
  adminEvents: '/admin/events',
  adminEvent: '/admin/events/$id',
  adminFulfillments: '/admin/fulfillments',
  adminFulfillment: '/admin/fulfillments/$id',
  adminTasks: '/admin/tasks',
  adminTask: '/admin/tasks/$id',
  adminFiles: '/admin/files',
  adminSecrets: '/admin/secrets',
  adminMails: '/admin/mails',
  adminTeam: '/admin/team',
  mailbox: '/dev/mailbox',
  letter: '/dev/mailbox/$id',
} as const;

/** Only an address of ours may follow a sign-in: `//evil.test` and `https:` would lead away. */
export function safeReturn(to: string | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : paths.account;
}
