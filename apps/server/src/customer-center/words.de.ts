/** What customers see of their orders, in German. */
export default {
  'It takes a little longer: we try again by ourselves.':
    'Es dauert etwas länger: Wir versuchen es von selbst noch einmal.',
  'Your payment is here. Delivery starts in a moment.': 'Ihre Zahlung ist da. Die Lieferung beginnt gleich.',
  'It is being set up for you.': 'Es wird für Sie eingerichtet.',
  'We need something from you before we can go on.': 'Wir brauchen etwas von Ihnen, bevor es weitergeht.',
  'It is being resumed.': 'Es wird fortgesetzt.',
  'It is paused for the moment.': 'Es ist im Moment pausiert.',
  'We ran into a problem. Our team looks into it; you need not do anything.':
    'Es gab ein Problem. Unser Team kümmert sich darum; Sie müssen nichts tun.',
  'It was cancelled.': 'Es wurde beendet.',
  'Our team makes room for it. Then it is set up for you.':
    'Unser Team schafft Platz dafür. Dann wird es für Sie eingerichtet.',
  '{person} of our team is working on it for you.': '{person} aus unserem Team arbeitet für Sie daran.',
  'Our team has it and takes it up soon.': 'Es liegt bei unserem Team und wird bald bearbeitet.',
  'It is being cancelled.': 'Es wird beendet.',
  'It is being paused.': 'Es wird pausiert.',
  'Your installation is ready.': 'Ihre Installation ist bereit.',
  'Your workspace is open.': 'Ihr Arbeitsbereich ist eröffnet.',
  'Your {keys|license key|# license keys} and your download are ready.':
    '{keys|Ihr Lizenzschlüssel|Ihre # Lizenzschlüssel} und Ihr Download sind bereit.',
  'Your {keys|license key is|# license keys are} ready.':
    '{keys|Ihr Lizenzschlüssel ist|Ihre # Lizenzschlüssel sind} bereit.',
  'Your download is ready.': 'Ihr Download ist bereit.',
  'It is done.': 'Es ist erledigt.',
  'our earlier shop': 'unser früherer Shop',
  'Nothing to do: we write to you': 'Nichts zu tun: Wir schreiben Ihnen',
  'We write to you': 'Wir schreiben Ihnen',
  'Open installation': 'Installation öffnen',
  'Open workspace': 'Arbeitsbereich öffnen',
  Download: 'Herunterladen',
  'Show license key': 'Lizenzschlüssel anzeigen',
  Continue: 'Weiter',
  'Set the records': 'Einträge setzen',
  Answer: 'Antworten',
  'Another payment came for this order. Our team checks it and gives back what is too much.':
    'Für diese Bestellung kam noch eine Zahlung. Unser Team prüft sie und erstattet, was zu viel ist.',
  'Your payment is here but does not fit the order. Our team checks it; nothing is lost and nothing is delivered meanwhile.':
    'Ihre Zahlung ist da, passt aber nicht zur Bestellung. Unser Team prüft sie; nichts ist verloren, und bis dahin wird nichts geliefert.',
  'The payment was cancelled. Nothing was charged.': 'Die Zahlung wurde abgebrochen. Es wurde nichts abgebucht.',
  'The payment did not go through. Nothing was charged; you may try again or pay in another way.':
    'Die Zahlung hat nicht geklappt. Es wurde nichts abgebucht; versuchen Sie es noch einmal oder zahlen Sie anders.',
};
