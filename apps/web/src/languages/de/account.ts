/** German from the checkout on: paying, orders, signing in, the customer center. */
export default {
  'Your order': 'Ihre Bestellung',
};
