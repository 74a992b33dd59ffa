/** German for the checkout. */
export default {
  'This coupon is not valid yet.': 'Dieser Gutschein gilt noch nicht.',
  'This coupon has expired.': 'Dieser Gutschein ist abgelaufen.',
  'This coupon has been used up.': 'Dieser Gutschein ist aufgebraucht.',
  'You have used this coupon as often as it can be used.': 'Sie haben diesen Gutschein so oft eingelöst, wie es geht.',
  'Coupons apply to what is paid once, not to subscriptions.':
    'Gutscheine gelten für einmalige Zahlungen, nicht für Abonnements.',
  'This coupon is for other products than these.': 'Dieser Gutschein gilt für andere Produkte.',
  'This coupon does not apply to prices in {currency}.': 'Dieser Gutschein gilt nicht für Preise in {currency}.',
  'This coupon needs a total of {least} or more.': 'Dieser Gutschein gilt ab {least}.',
  'This coupon has just changed. Look at the new total and try again.':
    'Dieser Gutschein hat sich gerade geändert. Sehen Sie sich die neue Summe an und versuchen Sie es erneut.',
  'Too many codes were tried. Wait a quarter of an hour.':
    'Es wurden zu viele Codes versucht. Warten Sie eine Viertelstunde.',
  'We do not know this coupon.': 'Diesen Gutschein kennen wir nicht.',
  'is needed, since tax depends on it': 'wird gebraucht: Davon hängt die Steuer ab',
  'is no VAT number of {country}': 'ist keine USt-IdNr. von {country}',
  '{gateway} is not offered for {products}.': '{gateway} wird nicht angeboten für {products}.',
  'is sold out': 'ist ausverkauft',
  'is not a price of this product that is for sale': 'ist kein Preis dieses Produkts, zu dem verkauft wird',
  'is a subscription, and those are bought one by one': 'ist ein Abonnement, und die werden einzeln gekauft',
  'is in {other}, the order in {currency}': 'ist in {other}, die Bestellung in {currency}',
  'is required when you are not signed in': 'wird gebraucht, wenn Sie nicht angemeldet sind',
  'no gateway can take the money for all of these products':
    'kein Zahlungsanbieter kann das Geld für alle diese Produkte annehmen',
};
