import { type ImportKind, LANGUAGES } from '@vozex/domain';
import { type ColumnOf, columnsOf } from './formats.ts';

/**
 * What exports of WooCommerce, Shopify, Easy Digital Downloads and WHMCS call our columns, the likeliest first. Only
 * letters and digits count: `Body (HTML)` is `bodyhtml`.
 */
const CALLED: { readonly [Kind in ImportKind]: { readonly [Name in ColumnOf<Kind>]?: readonly string[] } } = {
  products: {
    id: ['productid', 'postid', 'downloadid', 'sku', 'variantsku', 'pid', 'handle'],
    name: ['title', 'productname', 'posttitle', 'downloadname', 'product'],
    slug: ['handle', 'urlhandle', 'postname', 'permalink'],
    summary: ['shortdescription', 'excerpt', 'postexcerpt', 'tagline', 'seodescription'],
    description: ['bodyhtml', 'body', 'postcontent', 'content', 'longdescription'],
    category: ['categories', 'productcategory', 'taxproductcat', 'productgroup', 'groupname', 'gid', 'collection'],
    status: ['published', 'poststatus', 'hidden', 'visibilityincatalog', 'visibility'],
    amount: ['price', 'regularprice', 'variantprice', 'monthly', 'saleprice', 'cost'],
    currency: ['currencycode', 'pricecurrency'],
    billing_interval: ['billingcycle', 'period', 'subscriptionperiod', 'billingperiod', 'interval', 'paytype'],
    price_name: ['pricingoption', 'option1value', 'pricename', 'variation'],
    type: ['producttype', 'taxproducttype', 'downloadtype', 'servertype', 'vendor'],
    tags: ['tag', 'producttags', 'taxproducttag', 'keywords'],
    download_url: ['download1url', 'downloadableurl', 'downloadablefiles', 'files', 'fileurl', 'download', 'filepaths'],
    license: ['licensing', 'licensekey', 'licenseenabled', 'enablelicensing', 'haslicense'],
    webhook_url: ['webhook', 'callbackurl', 'notifyurl'],
    docker_image: ['image', 'container', 'containerimage'],
    provider: ['servername', 'module'],
    provider_product: ['package', 'packagename', 'modulepackage'],
  },
  customers: {
    email: ['useremail', 'customeremail', 'billingemail', 'emailbilling', 'mail', 'emailaddress'],
    id: ['customerid', 'userid', 'clientid', 'uid', 'username'],
    name: ['customername', 'fullname', 'displayname', 'clientname', 'billingname', 'firstname'],
    created_at: ['dateregistered', 'registered', 'userregistered', 'datecreated', 'created', 'signup', 'createdat'],
  },
  orders: {
    id: [
      'ordernumber',
      'orderid',
      'paymentnumber',
      'paymentid',
      'ordernum',
      'invoicenum',
      'invoiceid',
      'order',
      'number',
    ],
    email: ['billingemail', 'customeremail', 'emailbilling', 'clientemail', 'useremail', 'buyeremail'],
    product: [
      'productid',
      'product',
      'sku',
      'lineitemsku',
      'packageid',
      'lineitemname',
      'itemname',
      'products',
      'skus',
    ],
    currency: ['ordercurrency', 'currencycode'],
    paid_at: [
      'datepaid',
      'paiddate',
      'paidat',
      'completeddate',
      'orderdate',
      'createdat',
      'datecreated',
      'date',
      'regdate',
    ],
    amount: ['lineitemprice', 'linetotal', 'itemtotal', 'itemcost', 'total', 'ordertotal', 'ordertotalamount', 'price'],
    quantity: ['lineitemquantity', 'qty', 'itemquantity', 'quantityrefund'],
    price: ['priceid', 'pricename', 'pricingoption', 'variation', 'billingcycle', 'variant'],
    name: ['billingname', 'customername', 'clientname', 'buyername', 'firstnamebilling', 'firstname'],
    status: ['orderstatus', 'financialstatus', 'paymentstatus', 'poststatus'],
    refunded_at: ['daterefunded', 'refunddate', 'refundedon'],
    gateway: ['paymentmethod', 'paymentmethodtitle', 'paymentgateway', 'method'],
    payment_reference: [
      'transactionid',
      'paymentreference',
      'transid',
      'transactionreference',
      'purchasekey',
      'paymentid',
    ],
    external_reference: ['workspace', 'workspaceid', 'tenantid', 'accountid'],
    workspace_url: ['domain', 'url', 'instanceurl', 'tenanturl'],
    delivery: ['domainstatus', 'servicestatus', 'subscriptionstatus'],
    ended_at: ['terminationdate', 'cancelledat', 'cancelleddate', 'enddate', 'expirydate'],
  },
  licenses: {
    key: ['licensekey', 'license', 'serial', 'serialkey', 'serialnumber', 'activationcode', 'code'],
    order: ['ordernumber', 'orderid', 'paymentid', 'paymentnumber', 'serviceid', 'purchaseid', 'initialorderid'],
    id: ['licenseid', 'keyid'],
    product: ['productid', 'productname', 'download', 'downloadid', 'sku', 'packageid'],
    email: ['customeremail', 'licenseemail', 'useremail', 'owneremail', 'billingemail'],
    status: ['licensestatus', 'keystatus', 'state'],
    type: ['licensetype', 'kind'],
    seats: [
      'activationlimit',
      'activationslimit',
      'activationsmax',
      'maxactivations',
      'limit',
      'sitelimit',
      'instances',
    ],
    expires_at: ['expiration', 'expirationdate', 'expires', 'expirydate', 'validuntil', 'accessexpires', 'nextduedate'],
    updates_until: ['supportuntil', 'updatesexpire', 'supportexpires', 'updatesend'],
    created_at: ['datecreated', 'created', 'dateissued', 'issuedat', 'createdat', 'purchased'],
  },
};

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Which column of ours each unread column of a file was probably meant to be: by what other shops call it, else by its
 * spelling. One that is in the file already was not meant, and none is guessed twice.
 *
 * @param unread as the file calls them.
 * @returns by unread column; without those of which nothing can be said.
 */
export function meantColumns(
  kind: ImportKind,
  unread: readonly string[],
  known: readonly string[],
): Map<string, string> {
  const called: Readonly<Record<string, readonly string[]>> = CALLED[kind];
  const meant = new Map<string, string>();
  const left = new Set(columnsOf(kind).map(({ name }) => name));
  for (const name of known) left.delete(name);
  const guess = (isMeant: (letters: string, column: string) => boolean) => {
    for (const column of left) {
      const name = unread.find((one) => !meant.has(one) && isMeant(lettersOf(one), column));
      if (name === undefined) continue;
      meant.set(name, column);
      left.delete(column);
    }
  };
  guess((letters, column) => isSpelledLike(letters, column, 1));
  const ranks = Math.max(...Object.values(called).map((names) => names.length));
  for (let rank = 0; rank < ranks; rank++) guess((letters, column) => called[column]?.[rank] === letters);
  guess((letters, column) => isSpelledLike(letters, column, 2));
  return meant;
}

/** Two letters of eight may be wrong, one of four, none of a shorter name. */
const LETTERS_PER_CHANGE = 4;

function isSpelledLike(letters: string, column: string, changes: number): boolean {
  const ours = lettersOf(column);
  const language = LANGUAGES.find((one) => column.endsWith(`_${one}`));
  if (language && !letters.endsWith(language)) return false; // another language is no slip of the pen
  const short = Math.min(letters.length, ours.length);
  return changes <= Math.floor(short / LETTERS_PER_CHANGE) && changesBetween(letters, ours) <= changes;
}

/** How many letters are added, left out, changed, or swapped with their neighbour. */
function changesBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (same ? 0 : 1),
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
