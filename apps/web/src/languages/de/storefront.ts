/** German for every page: the frame, the shelves, what is shared by all screens. */
export default {
  'About the shop': 'Über den Shop',
  Account: 'Konto',
  'Every purchase is followed until it is delivered.': 'Jeder Kauf wird begleitet, bis er geliefert ist.',
  'For developers': 'Für Entwickler',
  Language: 'Sprache',
  Main: 'Hauptmenü',
  Products: 'Produkte',
  'Sign in': 'Anmelden',
  '{shop}, all products': '{shop}, alle Produkte',
};
