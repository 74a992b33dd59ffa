/** PayPal's money: the value is a decimal text, never a number. */
export type Money = { currency_code: string; value: string };

/** Of an order's capture, and of a subscription's sale. */
export type CaptureStatus = 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
