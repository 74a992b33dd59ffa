// Beside no schema: the cart stands in the shop's first view, which carries none.

/** More of one thing than this in one order is a typing error. */
export const QUANTITY_MAX = 1_000;
/** More lines than this belong in several orders. */
export const ORDER_ITEMS_MAX = 50;
