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

  // what buyers choose
  'Notes for our team': 'Notizen für unser Team',
  'What should we know?': 'Was sollten wir wissen?',
  'Name of your installation': 'Name Ihrer Installation',
  'Becomes part of its address: small letters, digits and single hyphens. Empty: we choose one.':
    'Wird Teil der Adresse: Kleinbuchstaben, Ziffern und einzelne Bindestriche. Leer: Wir wählen einen.',
  'A domain of your own': 'Eine eigene Domain',
  'Such as app.example.com: you are told which DNS records to set. Empty: add one at any time later.':
    'Zum Beispiel app.example.com: Sie erfahren, welche DNS-Einträge zu setzen sind. Leer: Später jederzeit möglich.',
  'Workspace name': 'Name des Arbeitsbereichs',
  'Becomes part of your address: small letters, digits and hyphens, beginning with a letter.':
    'Wird Teil Ihrer Adresse: Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe.',

  // what went wrong
  'Your plan cannot be changed by itself; we are on it.':
    'Ihr Tarif lässt sich nicht von selbst wechseln; wir kümmern uns darum.',
  'You are billed by another plan, and we still have to move you there. We are on it.':
    'Sie bezahlen schon einen anderen Tarif, und der Wechsel dorthin steht noch aus. Wir kümmern uns darum.',
  'We could not deliver this yet. We are on it, and nothing you paid is lost.':
    'Wir konnten das noch nicht liefern. Wir kümmern uns darum, und nichts von Ihrem Geld ist verloren.',
  'Your download is not ready yet. We are on it, and nothing you paid is lost.':
    'Ihr Download ist noch nicht bereit. Wir kümmern uns darum, und nichts von Ihrem Geld ist verloren.',
  'Your domain does not point to us yet: set the records that the page shows.':
    'Ihre Domain führt noch nicht zu uns: Setzen Sie die Einträge, die die Seite zeigt.',
  'This workspace was deleted.': 'Dieser Arbeitsbereich wurde gelöscht.',
  'Your domain is not verified yet.': 'Ihre Domain ist noch nicht bestätigt.',
  'You use more than the smaller plan allows.': 'Sie nutzen mehr, als der kleinere Tarif erlaubt.',
  'You must accept the provider’s terms first.': 'Sie müssen zuerst den Bedingungen des Anbieters zustimmen.',
  'The provider sets your workspace up by hand.': 'Der Anbieter richtet Ihren Arbeitsbereich von Hand ein.',
  'Your installation has used up its disk space.': 'Ihre Installation hat ihren Speicherplatz aufgebraucht.',
  'Your installation runs on; it cannot get more disk space at once.':
    'Ihre Installation läuft weiter; mehr Speicherplatz bekommt sie nicht sofort.',
  'You use more space than the smaller plan has. Delete something first.':
    'Sie belegen mehr Platz, als der kleinere Tarif hat. Löschen Sie zuerst etwas.',
  'Your installation is suspended.': 'Ihre Installation ist ausgesetzt.',
  'Your installation is being removed.': 'Ihre Installation wird entfernt.',
  'This installation has ended.': 'Diese Installation ist beendet.',
};
