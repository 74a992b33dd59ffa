/** The shop's first view, in German. */
export default {
  Products: 'Produkte',
  'Search products': 'Produkte suchen',
  Categories: 'Kategorien',
  All: 'Alle',
  'from {price}': 'ab {price}',
  '{amount} / {period}': '{amount} / {period}',
  '{count|day|# days}': '{count|Tag|# Tage}',
  '{count|week|# weeks}': '{count|Woche|# Wochen}',
  '{count|month|# months}': '{count|Monat|# Monate}',
  '{count|year|# years}': '{count|Jahr|# Jahre}',
  Terms: 'AGB',
  Privacy: 'Datenschutz',
  Imprint: 'Impressum',
  Contact: 'Kontakt',
  'Software, delivered.': 'Software, geliefert.',
  'Hosted for you, set up for you, or yours to run. Buy it in one place and follow it until it works.':
    'Für Sie betrieben, für Sie eingerichtet oder in Ihrer Hand. An einem Ort gekauft und begleitet, bis es läuft.',
};
