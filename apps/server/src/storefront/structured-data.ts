import { currencyExponent, type DeliveryModel } from '@vozex/domain';
import type { ProductCard, PublicPrice, StorefrontProduct } from '../catalog/index.ts';

/** How schema.org names a period (UN/CEFACT). */
const UNIT = { day: 'DAY', week: 'WEE', month: 'MON', year: 'ANN' } as const;

const TYPE = {
  saas_multitenant: 'SoftwareApplication',
  saas_singletenant: 'SoftwareApplication',
  self_hosted_license: 'SoftwareApplication',
  self_hosted_download: 'Product',
  managed_setup: 'Service',
  hybrid: 'SoftwareApplication',
} satisfies Record<DeliveryModel, string>;

type Site = { name: string; url: string; logo: string | undefined };

export function siteData({ name, url, logo }: Site): object[] {
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': `${url}/#organization`,
      name,
      url: `${url}/`,
      ...(logo !== undefined && { logo }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name,
      url: `${url}/`,
      publisher: { '@id': `${url}/#organization` },
      potentialAction: {
        '@type': 'SearchAction',
        target: `${url}/?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
  ];
}

export function crumbs(steps: { name: string; url: string }[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, i) => ({ '@type': 'ListItem', position: i + 1, name, item: url })),
  };
}

/** The products of a page of the shelf, in its order. */
export function listData(products: ProductCard[], publicUrl: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: products.map(({ name, slug }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      url: `${publicUrl}/products/${slug}`,
    })),
  };
}

/** A product with an offer for each price. */
export function productData(product: StorefrontProduct, url: string, site: Site, images: string[]): object {
  const type = TYPE[product.delivery_model];
  return {
    '@context': 'https://schema.org',
    '@type': type === 'SoftwareApplication' ? ['Product', type] : type,
    name: product.name,
    description: product.summary,
    url,
    ...(images.length > 0 && { image: images }),
    ...(product.category_label !== null && { category: product.category_label }),
    ...(type === 'SoftwareApplication' && {
      applicationCategory: product.category_label ?? 'BusinessApplication',
      operatingSystem: 'Any',
    }),
    [type === 'Service' ? 'provider' : 'brand']: { '@type': 'Organization', name: site.name },
    offers: product.prices.map((price) => offer(price, product, url)),
  };
}

function offer(price: PublicPrice, { availability }: StorefrontProduct, url: string): object {
  const exponent = currencyExponent(price.currency);
  const amount = { price: (price.amount_minor / 10 ** exponent).toFixed(exponent), priceCurrency: price.currency };
  return {
    '@type': 'Offer',
    name: price.name,
    ...amount,
    url,
    availability: `https://schema.org/${availability === 'sold_out' ? 'OutOfStock' : 'InStock'}`,
    ...(price.billing_interval !== null && {
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        ...amount,
        billingDuration: price.interval_count,
        unitCode: UNIT[price.billing_interval],
      },
    }),
  };
}
