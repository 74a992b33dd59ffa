/** Mails in German. */
export default {
  // letters
  'Hello,': 'Guten Tag,',
  'Hello {name},': 'Guten Tag {name},',
  'Open your order': 'Bestellung öffnen',
  'See how far it is': 'Stand ansehen',
  Continue: 'Weiter',

  // signing in
  'Your sign-in link': 'Ihr Anmeldelink',
  'Press the button to sign in. The link works once, for half an hour.':
    'Mit dem Knopf melden Sie sich an. Der Link gilt einmal und eine halbe Stunde lang.',
  'Sign in': 'Anmelden',
  'You did not ask for it? Then somebody typed your address. Nothing happens unless you press the button.':
    'Sie haben ihn nicht angefordert? Dann hat jemand Ihre Adresse eingegeben. Solange Sie den Knopf nicht drücken, geschieht nichts.',
  'Confirm your e-mail address': 'Bestätigen Sie Ihre E-Mail-Adresse',
  'Open this link in the browser in which you signed up. Then everything bought with this address is in your account.':
    'Öffnen Sie diesen Link in dem Browser, in dem Sie sich registriert haben. Dann steht alles, was mit dieser Adresse gekauft wurde, in Ihrem Konto.',
  'Confirm my address': 'Adresse bestätigen',
  'You did not sign up? Then somebody used your address. Do nothing, and they will not see anything of yours.':
    'Sie haben sich nicht registriert? Dann hat jemand Ihre Adresse verwendet. Wenn Sie nichts tun, sieht niemand etwas von Ihnen.',

  // orders
  'Your order {orderId} is paid': 'Ihre Bestellung {orderId} ist bezahlt',
  'Thank you. We received your payment by {paidWith} on {paidAt}.':
    'Vielen Dank. Ihre Zahlung über {paidWith} ist am {paidAt} eingegangen.',
  Total: 'Summe',
  'Coupon {couponCode}': 'Gutschein {couponCode}',
  '(reverse charge)': '(Reverse Charge)',
  'Including {tax}': 'Darin {tax}',
  'Free trial': 'Kostenlose Testphase',
  'The price holds {amount} of {tax}.': 'Im Preis enthalten: {amount} {tax}.',
  '{name}: reverse charge, the customer owes the tax.': '{name}: Reverse Charge, die Steuer schuldet der Kunde.',
  'What you bought, and how far it is, stands here:': 'Was Sie gekauft haben und wie weit es ist, steht hier:',
  'Keep this mail: whoever has the link can see the order.':
    'Bewahren Sie diese E-Mail auf: Wer den Link hat, kann die Bestellung sehen.',
  '{productName} is ready': '{productName} ist bereit',
  '{productName} is ready for you.': '{productName} steht für Sie bereit.',
  'Your workspace, license key or download is on the page of your order.':
    'Ihren Arbeitsbereich, Lizenzschlüssel oder Download finden Sie auf der Seite Ihrer Bestellung.',
  'Open {productName}': '{productName} öffnen',
  '{productName} takes longer than planned': '{productName} dauert länger als geplant',
  'Something went wrong while we delivered {productName}. Your payment is safe and you need not do anything.':
    'Bei der Lieferung von {productName} ist etwas schiefgegangen. Ihre Zahlung ist sicher, und Sie müssen nichts tun.',
  'Our team has been told and looks into it. You get another mail as soon as it is ready.':
    'Unser Team weiß Bescheid und kümmert sich darum. Sobald alles bereit ist, erhalten Sie eine weitere E-Mail.',
  '{productName} is waiting for you': '{productName} wartet auf Sie',
  'To deliver {productName}, we need something from you first.':
    'Um {productName} zu liefern, brauchen wir zuerst etwas von Ihnen.',
  'A question about the payment of order {orderId}': 'Eine Frage zur Zahlung der Bestellung {orderId}',
  'Your payment arrived and does not fit the order, so we are looking at it. We either deliver or give the money back; you need not pay again.':
    'Ihre Zahlung ist da, passt aber nicht zur Bestellung; wir sehen sie uns an. Wir liefern oder erstatten das Geld; Sie müssen nicht noch einmal bezahlen.',
  'Nothing is lost. On the page of your order you see what happens next.':
    'Nichts ist verloren. Auf der Seite Ihrer Bestellung sehen Sie, wie es weitergeht.',
  '{productName}: "{toTitle}" runs, "{fromTitle}" ends on {endsAt}':
    '{productName}: „{toTitle}“ läuft, „{fromTitle}“ endet am {endsAt}',
  'You moved {productName} to "{toTitle}". Both run now: take over what you need.':
    'Sie sind mit {productName} zu „{toTitle}“ umgezogen. Jetzt laufen beide: Übernehmen Sie, was Sie brauchen.',
  'On {endsAt}, "{fromTitle}" ends, with everything in it. Until then you can go back.':
    'Am {endsAt} endet „{fromTitle}“ mit allem, was darin ist. Bis dahin können Sie zurück.',
  'Keep the new one, or go back': 'Behalten oder zurückkehren',
  'There is room for {productName} again': '{productName} ist wieder erhältlich',
  'You asked to be told when {productName} can be bought again. It can, now.':
    'Sie wollten wissen, wann {productName} wieder gekauft werden kann. Es ist so weit.',
  'Others who waited are told, too, and no place is kept: whoever buys first has it.':
    'Auch andere, die gewartet haben, erfahren es, und es wird kein Platz freigehalten: Wer zuerst kauft, bekommt ihn.',
  'This is the only mail about it: you are not on its waiting list any more.':
    'Dies ist die einzige E-Mail dazu: Sie stehen nicht mehr auf der Warteliste.',
  'Leave all waiting lists of this shop': 'Alle Wartelisten dieses Shops verlassen',
  '{amount} of order {orderId} was given back': '{amount} der Bestellung {orderId} wurden erstattet',
  'We gave back {amount} of your order. Depending on how you paid, it takes some days to arrive.':
    'Wir haben Ihnen {amount} Ihrer Bestellung erstattet. Je nach Zahlungsart dauert es einige Tage, bis das Geld ankommt.',
  'News of {productName}': 'Neues zu {productName}',
  'Our team wrote to you about {productName}:': 'Unser Team hat Ihnen zu {productName} geschrieben:',

  // subscriptions
  'Your trial of {name} has begun': 'Ihre Testphase von {name} hat begonnen',
  'You can use {name} free of charge until {date}. Nothing was charged today.':
    'Sie können {name} bis zum {date} kostenlos nutzen. Heute wurde nichts abgebucht.',
  'If you keep it, {price} is charged on that day. If you do not, cancel before.':
    'Wenn Sie es behalten, werden an diesem Tag {price} abgebucht. Andernfalls kündigen Sie vorher.',
  'See your subscription': 'Abonnement ansehen',
  'Your trial of {name} ends on {date}': 'Ihre Testphase von {name} endet am {date}',
  'Your trial of {name} ends on {date}. Then {price} is charged and it simply goes on.':
    'Ihre Testphase von {name} endet am {date}. Dann werden {price} abgebucht, und es geht einfach weiter.',
  'You would rather not? Cancel until then and nothing is charged.':
    'Lieber nicht? Kündigen Sie bis dahin, und es wird nichts abgebucht.',
  'Keep or cancel': 'Behalten oder kündigen',
  'Receipt for {name}': 'Beleg für {name}',
  'Thank you. We received {price} by {paidWith} on {date}. Your subscription to {name} goes on.':
    'Vielen Dank. Am {date} sind {price} über {paidWith} eingegangen. Ihr Abonnement von {name} läuft weiter.',
  'See your subscription and receipts': 'Abonnement und Belege ansehen',
  'The payment for {name} failed': 'Die Zahlung für {name} ist fehlgeschlagen',
  'We could not charge {price} for {name} by {paidWith}. Nothing is lost: it keeps running until {date}.':
    'Wir konnten {price} für {name} nicht über {paidWith} abbuchen. Nichts ist verloren: Es läuft bis zum {date} weiter.',
  'Please give another way to pay, or see to it that there is enough money, until then.':
    'Bitte geben Sie bis dahin eine andere Zahlungsart an oder sorgen Sie für Deckung.',
  'Mend the payment': 'Zahlung in Ordnung bringen',
  '{name} is suspended': '{name} ist ausgesetzt',
  'The payment of {price} for {name} is still missing, so it is suspended. Everything in it is kept.':
    'Die Zahlung von {price} für {name} fehlt noch, deshalb ist es ausgesetzt. Alles darin bleibt erhalten.',
  'It comes back by itself as soon as it is paid.': 'Sobald bezahlt ist, läuft es von selbst wieder.',
  'Pay and go on': 'Bezahlen und weitermachen',
  '{name} is paid again': '{name} ist wieder bezahlt',
  'Thank you: the payment for {name} arrived, and it runs as before. It is paid until {date}.':
    'Vielen Dank: Die Zahlung für {name} ist eingegangen, und es läuft wie zuvor. Bezahlt ist bis zum {date}.',
  '{name} ends on {date}': '{name} endet am {date}',
  'As you wished, your subscription to {name} ends on {date}. Until then you can use it; nothing more is charged.':
    'Wie gewünscht endet Ihr Abonnement von {name} am {date}. Bis dahin können Sie es nutzen; es wird nichts mehr abgebucht.',
  'You have changed your mind? Until that day it can be kept with one press.':
    'Sie haben es sich anders überlegt? Bis dahin genügt ein Klick, um es zu behalten.',
  'Keep it after all': 'Doch behalten',
  '{name} goes on': '{name} läuft weiter',
  'Good to have you: your subscription to {name} goes on. The next {price} is charged on {date}.':
    'Schön, dass Sie bleiben: Ihr Abonnement von {name} läuft weiter. Die nächsten {price} werden am {date} abgebucht.',
  '{name} is paused': '{name} ist pausiert',
  'Your subscription to {name} is paused. Nothing is charged, and you can use what is paid until {date}.':
    'Ihr Abonnement von {name} ist pausiert. Es wird nichts abgebucht, und was bezahlt ist, können Sie bis zum {date} nutzen.',
  'Resume it': 'Fortsetzen',
  'Your subscription to {name} is no longer paused.': 'Ihr Abonnement von {name} ist nicht mehr pausiert.',
  'Your subscription to {name} has ended': 'Ihr Abonnement von {name} ist beendet',
  'Your subscription to {name} has ended. Nothing more is charged.':
    'Ihr Abonnement von {name} ist beendet. Es wird nichts mehr abgebucht.',
  'Your subscription to {name} is over': 'Ihr Abonnement von {name} ist abgelaufen',
  'The term of your subscription to {name} is over. Nothing more is charged.':
    'Die Laufzeit Ihres Abonnements von {name} ist vorbei. Es wird nichts mehr abgebucht.',
  '{name}: your plan was changed': '{name}: Ihr Tarif wurde geändert',
  'Your subscription to {name} is now {plan}, at {price} for each period.':
    'Ihr Abonnement von {name} ist jetzt {plan}, zu {price} je Zeitraum.',
  'You sign in with this address; a link is mailed to you.':
    'Sie melden sich mit dieser Adresse an; ein Link wird Ihnen zugeschickt.',
  'the end of the period': 'Ende des Zeitraums',

  // domains
  '{host} is in use': '{host} ist in Betrieb',
  '{productName} is found under {host} from now on.': '{productName} ist ab jetzt unter {host} erreichbar.',
  '{host} does not lead to {productName} any more': '{host} führt nicht mehr zu {productName}',
  'We have looked several times, and {host} leads elsewhere. Visitors do not find {productName} under it.':
    'Wir haben mehrmals nachgesehen: {host} führt woandershin. Besucher finden {productName} dort nicht.',
  'Set its records again, and it works by itself. If it stays as it is, we take the domain off on {day}.':
    'Setzen Sie die Einträge wieder, dann funktioniert es von selbst. Bleibt es so, nehmen wir die Domain am {day} heraus.',
  '{host} will be taken off {productName} on {day}': '{host} wird am {day} von {productName} entfernt',
  '{host} does not lead to {productName}. If its records are not set by {day}, we take the domain off.':
    '{host} führt nicht zu {productName}. Sind die Einträge bis zum {day} nicht gesetzt, nehmen wir die Domain heraus.',
  'Nothing else changes: your installation stays, with all that it keeps.':
    'Sonst ändert sich nichts: Ihre Installation bleibt mit allem, was sie enthält.',
  '{host} was taken off {productName}': '{host} wurde von {productName} entfernt',
  '{host} did not lead to {productName} for two weeks, so we took the domain off.':
    '{host} führte zwei Wochen lang nicht zu {productName}, deshalb haben wir die Domain herausgenommen.',
  'Your installation stays as it is. You can add the domain again at any time.':
    'Ihre Installation bleibt, wie sie ist. Sie können die Domain jederzeit wieder hinzufügen.',

  // installations
  'The backup of {productName} is made. On the page of your installation you can download it, or put it back.':
    'Die Sicherung von {productName} ist erstellt. Auf der Seite Ihrer Installation können Sie sie herunterladen oder einspielen.',
  'Version {to} of {productName} did not get well, so version {from} runs again, with your data as it was before. You need not do anything.':
    'Version {to} von {productName} kam nicht in Gang, deshalb läuft wieder Version {from}, mit Ihren Daten wie zuvor. Sie müssen nichts tun.',
  'A backup of {productName} is ready': 'Eine Sicherung von {productName} ist bereit',
  '{productName} stayed at its version': '{productName} blieb bei seiner Version',
};
