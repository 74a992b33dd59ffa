import type { ImportKind } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { columnName, columnsOf } from './formats.ts';
import { meantColumns } from './meant-columns.ts';

/** What is said of the header of a file whose other columns are read. */
function said(kind: ImportKind, header: string): Record<string, string> {
  const names = header.split(',');
  const ours = columnsOf(kind).map(({ name }) => name);
  const known = names.map(columnName).filter((name) => ours.includes(name));
  return Object.fromEntries(
    meantColumns(
      kind,
      names.filter((name) => !ours.includes(columnName(name))),
      known,
    ),
  );
}

describe('the export of another shop', () => {
  it.each<[string, ImportKind, string, Record<string, string>]>([
    [
      'WooCommerce, products',
      'products',
      'ID,Type,SKU,Name,Published,Short description,Description,In stock?,Sale price,Regular price,Categories,Tags,Download 1 URL',
      {
        'Short description': 'summary',
        Published: 'status',
        'Regular price': 'amount',
        Categories: 'category',
        'Download 1 URL': 'download_url',
      },
    ],
    [
      'Shopify, products',
      'products',
      'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Variant SKU,Variant Price,Status',
      { Handle: 'slug', Title: 'name', 'Body (HTML)': 'description', 'Variant SKU': 'id', 'Variant Price': 'amount' },
    ],
    [
      'Shopify, orders',
      'orders',
      'Name,Email,Financial Status,Paid at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,Payment Method,Payment Reference,Id',
      {
        'Financial Status': 'status',
        'Lineitem quantity': 'quantity',
        'Lineitem name': 'product',
        'Lineitem price': 'amount',
        'Payment Method': 'gateway',
      },
    ],
    [
      'Easy Digital Downloads, orders',
      'orders',
      'Payment ID,Email,Customer ID,Products,Amount,Payment Method,Transaction ID,Date,Status,Currency',
      {
        'Payment ID': 'id',
        Products: 'product',
        'Payment Method': 'gateway',
        'Transaction ID': 'payment_reference',
        Date: 'paid_at',
      },
    ],
    [
      'WHMCS, orders',
      'orders',
      'ordernum,clientname,packageid,datepaid,total,paymentmethod,transid,status',
      {
        ordernum: 'id',
        clientname: 'name',
        packageid: 'product',
        datepaid: 'paid_at',
        total: 'amount',
        paymentmethod: 'gateway',
        transid: 'payment_reference',
      },
    ],
    [
      'Easy Digital Downloads, licenses',
      'licenses',
      'License ID,License Key,Activation Limit,Customer Email,Download,Expiration,Payment ID,Status',
      {
        'License ID': 'id',
        'License Key': 'key',
        'Activation Limit': 'seats',
        'Customer Email': 'email',
        Download: 'product',
        Expiration: 'expires_at',
        'Payment ID': 'order',
      },
    ],
    [
      'WooCommerce, customers',
      'customers',
      'Name,Username,Date registered,E-Mail',
      { Username: 'id', 'Date registered': 'created_at', 'E-Mail': 'email' },
    ],
  ])('%s', (_, kind, header, meant) => expect(said(kind, header)).toEqual(meant));
});

describe('a column', () => {
  it.each<[ImportKind, string, Record<string, string>]>([
    ['customers', 'emial,nmae', { emial: 'email', nmae: 'name' }],
    ['products', 'id,name,descripton,curency', { descripton: 'description', curency: 'currency' }],
    ['licenses', 'key,order,expires at,seat', { seat: 'seats' }],
  ])('of %s that is misspelled is known: %s', (kind, header, meant) => expect(said(kind, header)).toEqual(meant));

  it.each<[ImportKind, string]>([
    ['products', 'id,name,amount,price'],
    ['customers', 'email,name,shoe_size,age'],
    ['orders', 'id,email,product,currency,paid_at,IP'],
  ])('of %s that is in the file, or like none of ours, is not guessed: %s', (kind, header) => {
    expect(said(kind, header)).toEqual({});
  });
});
