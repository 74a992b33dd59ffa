/** Subscriptions in German. */
export default {
  'Free until {day}; then {price} is charged.': 'Kostenlos bis zum {day}; dann werden {price} abgebucht.',
  'Renews on {day} for {price}.': 'Verlängert sich am {day} für {price}.',
  'Paused. Nothing is charged; it can be used until {day}.':
    'Pausiert. Es wird nichts abgebucht; nutzbar bis zum {day}.',
  'Ends on {day}. Nothing more is charged, and you can still keep it.':
    'Endet am {day}. Es wird nichts mehr abgebucht, und Sie können es noch behalten.',
  'Cancelled; usable until {day}.': 'Gekündigt; nutzbar bis zum {day}.',
  'Cancelled and over.': 'Gekündigt und beendet.',
  'Expired: its term is over.': 'Abgelaufen: Die Laufzeit ist vorbei.',
  'Suspended, because a payment failed. It comes back as soon as it is paid.':
    'Ausgesetzt, weil eine Zahlung fehlschlug. Sobald bezahlt ist, läuft es wieder.',
  'A payment failed.': 'Eine Zahlung ist fehlgeschlagen.',
  'A payment failed. Give another way to pay until {day}, so that nothing is interrupted.':
    'Eine Zahlung ist fehlgeschlagen. Geben Sie bis zum {day} eine andere Zahlungsart an, damit nichts unterbrochen wird.',
};
