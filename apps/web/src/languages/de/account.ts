/** German from the checkout on: paying, orders, signing in, the customer center. */
export default {
  'Pay {amount}': '{amount} bezahlen',
  'Your order': 'Ihre Bestellung',
  Profile: 'Profil',
  'Your name stands in our mails and on receipts.': 'Ihr Name steht in unseren Mails und auf Belegen.',
  Name: 'Name',
  'E-mail': 'E-Mail',
  'You sign in with this address. To use another one, write to us.':
    'Mit dieser Adresse melden Sie sich an. Wenn Sie eine andere verwenden möchten, schreiben Sie uns.',
  Save: 'Speichern',
  'Saved.': 'Gespeichert.',
  'Your data': 'Ihre Daten',
  'Everything we hold of you: orders, payments, licenses, answers and sign-ins, as one JSON file.':
    'Alles, was wir über Sie gespeichert haben: Bestellungen, Zahlungen, Lizenzen, Antworten und Anmeldungen, in einer JSON-Datei.',
  'Download my data': 'Meine Daten herunterladen',
  'Delete the account': 'Konto löschen',
  'License keys stay good. Orders stay without your name for as long as we must keep them.':
    'Lizenzschlüssel bleiben gültig. Bestellungen bleiben ohne Ihren Namen so lange, wie wir sie aufbewahren müssen.',
  'This must end first': 'Das muss zuerst enden',
  'Subscription: {name}': 'Abonnement: {name}',
  'Delivery under way: {name}': 'Lieferung im Gange: {name}',
  'Open dispute: {name}': 'Offener Einspruch: {name}',
  'Something is still under way': 'Es ist noch etwas im Gange',
  'Delete my account': 'Mein Konto löschen',
  'Delete your account?': 'Konto löschen?',
  'This cannot be taken back. These end with it, and what is in them is lost: {names}.':
    'Das lässt sich nicht rückgängig machen. Damit enden auch, mit allem, was darin ist: {names}.',
  'This cannot be taken back.': 'Das lässt sich nicht rückgängig machen.',
  'Delete for ever': 'Endgültig löschen',
  'Type {email} to confirm': 'Geben Sie zur Bestätigung {email} ein',
};
