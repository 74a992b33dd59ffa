/** What is for sale, in German. */
export default {
  'Paid once': 'Einmal bezahlt',
  Subscription: 'Abonnement',
  'Delivered as you choose.': 'Lieferung nach Ihrer Wahl.',
  'Delivered automatically after payment.': 'Lieferung automatisch nach der Zahlung.',
  'Delivered within {hours|one hour|# hours} of payment.':
    'Lieferung innerhalb von {hours|einer Stunde|# Stunden} nach der Zahlung.',
  'Delivered within {days|one day|# days} of payment.':
    'Lieferung innerhalb von {days|einem Tag|# Tagen} nach der Zahlung.',
};
