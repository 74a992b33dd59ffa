/** What stands in place of an installation, in German. */
export default {
  'There is nothing here': 'Hier ist nichts',
  'No application is found under this address. Look whether it is spelled as it should be.':
    'Unter dieser Adresse gibt es keine Anwendung. Prüfen Sie, ob sie richtig geschrieben ist.',
  'This application is paused': 'Diese Anwendung ist pausiert',
  'Whoever runs it can bring it back where it was bought. Nothing of what it keeps is lost.':
    'Wer sie betreibt, kann sie dort fortsetzen, wo sie gekauft wurde. Nichts von dem, was sie verwahrt, geht verloren.',
  'This application is switched off': 'Diese Anwendung ist ausgeschaltet',
  'Whoever runs it has stopped it and can start it again at any time.':
    'Wer sie betreibt, hat sie angehalten und kann sie jederzeit wieder starten.',
  'This application is starting': 'Diese Anwendung startet',
  'It will be here in a moment. This page looks again by itself.':
    'Sie ist gleich da. Diese Seite sieht von selbst wieder nach.',
  'This application does not answer': 'Diese Anwendung antwortet nicht',
  'It is being looked after. This page looks again by itself.':
    'Es wird daran gearbeitet. Diese Seite sieht von selbst wieder nach.',
};
