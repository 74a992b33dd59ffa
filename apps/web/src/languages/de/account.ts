/** German from the checkout on: paying, orders, signing in, the customer center. */
export default {
  'Pay {amount}': '{amount} bezahlen',
  'Your order': 'Ihre Bestellung',
};
