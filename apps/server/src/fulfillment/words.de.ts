/** Deliveries and moving them, in German. */
export default {
  'Only while: {statuses}': 'Nur solange: {statuses}',
  'The new one does not run at the moment': 'Das Neue läuft im Moment nicht',
  '“{to}” waits for something from you; “{from}” runs on.': '„{to}“ wartet auf etwas von Ihnen; „{from}“ läuft weiter.',
  'There is a problem with “{to}”: our team looks into it. “{from}” runs on.':
    'Mit „{to}“ gibt es ein Problem: Unser Team kümmert sich darum. „{from}“ läuft weiter.',
  '“{to}” is being prepared; “{from}” runs on meanwhile.': '„{to}“ wird vorbereitet; „{from}“ läuft so lange weiter.',
  'Both run. Keep “{to}”, or go back: “{from}” ends by itself when the overlap is over.':
    'Beide laufen. Behalten Sie „{to}“ oder kehren Sie zurück: „{from}“ endet am Ende der Übergangszeit von selbst.',
  'Moved to “{to}”.': 'Umgezogen zu „{to}“.',
  'Back at “{from}”.': 'Zurück bei „{from}“.',
  'The move to “{to}” came to nothing.': 'Der Umzug zu „{to}“ kam nicht zustande.',
};
