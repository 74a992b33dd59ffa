import { languageSetting } from './accounts/index.ts';
import { currencySetting, publishingSetting } from './catalog/index.ts';
import { taxSetting } from './checkout/index.ts';
import { guardSetting } from './fulfillment/index.ts';
import type { Setting } from './kernel/settings.ts';
import { alertsSetting, auditorSetting } from './operations/index.ts';
import { sellerSetting } from './payments/index.ts';
import { shopSetting } from './storefront/index.ts';

/** Every setting of every room, in the order in which the admin shows them. */
export const SETTINGS: readonly Setting[] = [
  shopSetting,
  sellerSetting,
  languageSetting,
  currencySetting,
  taxSetting,
  publishingSetting,
  guardSetting,
  alertsSetting,
  auditorSetting,
];
