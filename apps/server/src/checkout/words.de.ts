/** Carts and checkouts in German. */
export default {
  'This coupon is not valid yet.': 'Dieser Gutschein gilt noch nicht.',
  'This coupon has expired.': 'Dieser Gutschein ist abgelaufen.',
  'This coupon has been used up.': 'Dieser Gutschein ist aufgebraucht.',
  'You have used this coupon as often as it can be used.':
    'Sie haben diesen Gutschein schon so oft verwendet, wie es geht.',
  'Coupons apply to what is paid once, not to subscriptions.':
    'Gutscheine gelten für einmalige Käufe, nicht für Abonnements.',
  'This coupon is for other products than these.': 'Dieser Gutschein gilt für andere Produkte.',
  'This coupon does not apply to prices in {currency}.': 'Dieser Gutschein gilt nicht für Preise in {currency}.',
  'This coupon needs a total of {amount} or more.': 'Dieser Gutschein gilt ab einer Summe von {amount}.',
  'This coupon has just changed. Look at the new total and try again.':
    'Dieser Gutschein hat sich gerade geändert. Sehen Sie sich die neue Summe an und versuchen Sie es noch einmal.',
  'Too many codes were tried. Wait a quarter of an hour.':
    'Zu viele Codes wurden versucht. Warten Sie eine Viertelstunde.',
  'We do not know this coupon.': 'Diesen Gutschein kennen wir nicht.',
  'cannot add tax to a subscription': 'kann zu einem Abonnement keine Steuer hinzurechnen',
  'is sold out': 'ist ausverkauft',
  '{title} is not offered for {names}.': '{title} gibt es nicht für {names}.',
  'is not a price of this product that is for sale': 'ist kein Preis dieses Produkts, zu dem verkauft wird',
  'is a subscription, and those are bought one by one': 'ist ein Abonnement, und die werden einzeln gekauft',
  'is in {other}, the order in {currency}': 'ist in {other}, die Bestellung in {currency}',
  'is needed, since tax depends on it': 'wird gebraucht, da die Steuer davon abhängt',
  'is no VAT number of {country}': 'ist keine USt-IdNr. von {country}',
  'is required when you are not signed in': 'wird gebraucht, wenn Sie nicht angemeldet sind',
  'no gateway can take the money for all of these products':
    'kein Zahlungsanbieter kann das Geld für alle diese Produkte annehmen',
};
