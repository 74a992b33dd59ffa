// The door of the storefront.
export { openStorefront, type Storefront } from './open-storefront.ts';
export { storefrontRoutes } from './routes.ts';
export { type ShopLook, shopSetting } from './shop-setting.ts';
export { mailAccent } from './theme-css.ts';
