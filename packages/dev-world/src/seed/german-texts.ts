/** What the seeded shop says of its products in German; of one it says nothing, as happens to a real shop. */
export type GermanTexts = {
  name?: string;
  summary: string;
  description: string;
  category: string;
  tags: string[];
  /** In the order of its pictures. */
  pictures: string[];
  requirements?: string[];
  links?: { title: string; url: string }[];
  faq?: { question: string; answer: string }[];
  paths?: { name: string; title: string; summary: string }[];
  /** By the name of the price. */
  prices: Record<string, { name: string; features: string[] }>;
};

const TILL = ['Verkaufen auf jedem Gerät', 'Belege und Tagesberichte', 'Ihr Team einladen'];
const STARTER = [...TILL, '1 Kasse', '20 Artikel'];
const PRO = [...TILL, '10 Kassen', '1.000 Artikel', 'Berichte je Kasse', 'Vorrang bei Fragen'];
const TILL_ALT = 'Eine Kasse mit neun Artikeln, drei auf dem Beleg, und ein Knopf zum Kassieren';
const REPORT_ALT = 'Ein Tagesbericht: Umsatz, Belege und ein Balken für jede Stunde';
const TILL_NEEDS = ['Ein Tablet, Laptop oder Telefon mit einem aktuellen Browser', 'Eine Verbindung zum Internet'];
const DEVELOPER_NEEDS = ['Node 20 oder neuer', 'Ein Terminal'];
const TERMINAL_ALT = 'Ein Terminal: Ein Webhook wird empfangen, weitergeleitet und noch einmal abgespielt';
const UPKEEP_ALT = 'Was eine Installation verbraucht, und ihre letzte Sicherung';
const SMALL = ['64 MB Arbeitsspeicher', 'Sicherungen, die Sie zurückspielen', 'Eine eigene Adresse'];
const LARGE = [
  '256 MB Arbeitsspeicher',
  'Doppelt so viel Rechner',
  'Sicherungen, die Sie zurückspielen',
  'Eine eigene Adresse',
  'Ihre eigene Domain',
];

/** By slug. */
export const GERMAN_TEXTS: Record<string, GermanTexts> = {
  'point-of-sale': {
    name: 'Kasse',
    summary: 'Kasse und Büro im Browser, eine Minute nach der Zahlung bereit.',
    description:
      '<p>Kassieren Sie auf jedem Tablet oder Laptop, halten Sie Artikel und Kassen an einem Ort, und sehen Sie, was der Tag gebracht hat.</p>' +
      '<h2>Offen, bevor der Kaffee fertig ist</h2><p>Sie wählen den Namen Ihres Arbeitsbereichs. Er öffnet, sobald Ihre Zahlung da ist, und nur wen Sie einladen, der kommt hinein.</p>' +
      '<ul><li><strong>Am Tresen:</strong> große Kacheln, ein Tipp je Artikel, das Wechselgeld ausgerechnet.</li><li><strong>Im Büro:</strong> Artikel, Preise und Kassen, bearbeitet während Sie verkaufen.</li><li><strong>Am Abend:</strong> der Tag auf einer Seite, fertig für Ihre Bücher.</li></ul>' +
      '<blockquote>Gemacht für Läden, in denen der Mensch, der zahlt, vor Ihnen steht.</blockquote>',
    category: 'Verkaufen',
    tags: ['Kasse', 'Einzelhandel', 'Café'],
    pictures: [TILL_ALT, REPORT_ALT],
    requirements: TILL_NEEDS,
    links: [{ title: 'Anleitung für den ersten Tag', url: 'https://example.com/point-of-sale/erster-tag' }],
    faq: [
      {
        question: 'Kann ich von Starter zu Pro wechseln?',
        answer: 'Ja. Ihre Artikel, Kassen und Belege bleiben, wie sie sind.',
      },
      {
        question: 'Was geschieht nach dem ersten Jahr?',
        answer: 'Von selbst wird nichts abgebucht. Sie kaufen ein weiteres Jahr oder nehmen Ihre Daten mit.',
      },
    ],
    prices: {
      'Starter, first year': { name: 'Starter, erstes Jahr', features: STARTER },
      'Pro, first year': { name: 'Pro, erstes Jahr', features: PRO },
    },
  },
  'point-of-sale-monthly': {
    name: 'Kasse monatlich',
    summary: 'Dieselbe Kasse mit Büro, Monat für Monat bezahlt. Zwei Wochen sind frei.',
    description:
      '<p>Alles von Kasse, ohne ein Jahr im Voraus zu zahlen: 14 Tage ausprobieren, behalten, solange Sie sie brauchen.</p>' +
      '<p>Wechseln Sie zwischen Starter und Pro, wann Ihr Laden es tut, pausieren Sie über den Winter, und kündigen Sie mit einem Klick.</p>',
    category: 'Verkaufen',
    tags: ['Kasse', 'Einzelhandel', 'Café'],
    pictures: [REPORT_ALT, TILL_ALT],
    requirements: TILL_NEEDS,
    faq: [
      {
        question: 'Wann zahle ich zum ersten Mal?',
        answer: 'Nach den 14 Tagen. Kündigen Sie vorher, zahlen Sie nichts.',
      },
    ],
    prices: { Starter: { name: 'Starter', features: STARTER }, Pro: { name: 'Pro', features: PRO } },
  },
  hookbox: {
    summary: 'Fangen Sie Webhooks auf Ihrem eigenen Rechner, sehen Sie sie an, spielen Sie sie noch einmal ab.',
    description:
      '<p>Ein kleiner Server für alle, die gegen Webhooks bauen: Er behält die letzten 500, zeigt Kopf und Inhalt, leitet sie an Ihre Anwendung weiter und wiederholt jeden auf Wunsch.</p>' +
      '<pre><code>node hookbox.mjs --forward http://localhost:3000</code></pre>' +
      '<p>Eine Datei, keine Abhängigkeiten, nichts verlässt Ihren Rechner. Die Lizenz enthält ein Jahr neue Ausgaben und zehn Installationen.</p>',
    category: 'Für Entwickler',
    tags: ['Webhooks', 'selbst betrieben', 'Testen'],
    pictures: ['Vier empfangene Webhooks und der Inhalt von einem', TERMINAL_ALT],
    requirements: DEVELOPER_NEEDS,
    prices: {
      'One developer': {
        name: 'Eine Person',
        features: ['10 Installationen', '1 Jahr neue Ausgaben', 'Wiederholen und Weiterleiten'],
      },
      'Whole team': {
        name: 'Ganzes Team',
        features: [
          '10 Installationen',
          '1 Jahr neue Ausgaben',
          'Wiederholen und Weiterleiten',
          'Für alle in einem Unternehmen',
          'Antworten innerhalb eines Tages',
        ],
      },
    },
  },
  'hookbox-club': {
    name: 'Hookbox-Club',
    summary: 'Hookbox mit jeder neuen Ausgabe, solange Sie im Club sind.',
    description:
      '<p>Die Lizenz von Hookbox, Monat für Monat. Gehen Sie, behalten Sie für immer, was bis dahin erschienen ist.</p>' +
      '<p>Es gibt keine Karenztage: Ein unbezahlter Monat lässt die Lizenz ruhen, bis er bezahlt ist.</p>',
    category: 'Für Entwickler',
    tags: ['Webhooks', 'selbst betrieben'],
    pictures: [TERMINAL_ALT],
    requirements: DEVELOPER_NEEDS,
    prices: {
      Monthly: { name: 'Monatlich', features: ['Jede neue Ausgabe', '10 Installationen'] },
      Yearly: { name: 'Jährlich', features: ['Jede neue Ausgabe', '10 Installationen', 'Zwei Monate geschenkt'] },
    },
  },
  guestbook: {
    name: 'Gästebuch',
    summary: 'Ein Gästebuch für Sie allein: eigener Prozess, eigene Daten, eigene Adresse.',
    description:
      '<p>Besucher hinterlassen ein paar Worte, Sie entscheiden, was bleibt. Ihr Gästebuch läuft für Sie allein: Niemand teilt seinen Speicher oder seine Dateien, Sie machen Sicherungen und spielen sie zurück, und Sie sagen, wann es auf eine neue Version wechselt.</p>',
    category: 'Websites',
    tags: ['Gästebuch', 'betrieben'],
    pictures: ['Ein Gästebuch mit drei Einträgen', UPKEEP_ALT],
    links: [{ title: 'Was der Betrieb umfasst', url: 'https://example.com/guestbook/betrieb' }],
    prices: {
      'Small, first year': { name: 'Klein, erstes Jahr', features: SMALL },
      'Large, first year': { name: 'Groß, erstes Jahr', features: LARGE },
    },
  },
  'guestbook-monthly': {
    name: 'Gästebuch monatlich',
    summary: 'Dasselbe eigene Gästebuch, Monat für Monat bezahlt.',
    description:
      '<p>Alles von Gästebuch, ohne ein Jahr im Voraus zu zahlen: Wechseln Sie zwischen Klein und Groß, wann Sie möchten, und kündigen Sie mit einem Klick. Ein unbezahlter Monat lässt es ruhen; Ihre Einträge bleiben.</p>',
    category: 'Websites',
    tags: ['Gästebuch', 'betrieben'],
    pictures: [UPKEEP_ALT],
    prices: { Small: { name: 'Klein', features: SMALL }, Large: { name: 'Groß', features: LARGE } },
  },
  'lumen-notes': {
    summary: 'Ein Notizbuch in einer einzigen Datei. Kein Konto, keine Cloud, kein Warten.',
    description:
      '<p>Lumen Notes ist eine HTML-Datei. Öffnen Sie sie in einem beliebigen Browser, schreiben und suchen Sie, und behalten Sie alles auf Ihrem Gerät; ein Klick schreibt alle Notizen in eine Datei.</p>' +
      '<h2>Nichts, wofür man sich anmeldet</h2><p>Sie erhalten die Datei und einen Lizenzschlüssel für drei Geräte, für immer.</p>',
    category: 'Schreiben',
    tags: ['Notizen', 'Notizbuch'],
    pictures: ['Eine Liste von Notizen und ein Rezept für Pflaumenkuchen'],
    requirements: ['Ein Browser der letzten fünf Jahre'],
    faq: [
      {
        question: 'Wo liegen meine Notizen?',
        answer: 'Im Speicher Ihres Browsers, auf Ihrem Gerät. Schreiben Sie sie in eine Datei, so oft Sie möchten.',
      },
    ],
    prices: {
      Personal: {
        name: 'Einzelplatz',
        features: ['3 Geräte', 'Jede Ausgabe der Version 2', 'Läuft ohne Netz'],
      },
    },
  },
  'guestbook-anywhere': {
    name: 'Gästebuch überall',
    summary: 'Ein Gästebuch auf drei Wegen: auf Ihrem Server, von uns betrieben oder für Sie eingerichtet.',
    description:
      '<p>Ein Gästebuch, drei Wege dorthin. Nehmen Sie das Programm mit einer Lizenz und betreiben Sie es selbst; lassen Sie uns eines für Sie allein betreiben; oder sagen Sie uns, wo es stehen soll, und unser Team richtet es ein.</p>' +
      '<p>Wählen Sie später anders, ziehen Sie um: Der alte Weg bleibt, bis Sie mit dem neuen zufrieden sind.</p>',
    category: 'Websites',
    tags: ['Gästebuch'],
    pictures: ['Drei Wege: Ihr Server, von uns betrieben, für Sie eingerichtet'],
    paths: [
      {
        name: 'own-server',
        title: 'Auf Ihrem eigenen Server',
        summary: 'Das Programm mit einer Lizenz für einen Server, für immer.',
      },
      {
        name: 'run-by-us',
        title: 'Von uns betrieben, für Sie allein',
        summary: 'Eine eigene Installation unter eigener Adresse, in einer Minute bereit.',
      },
      {
        name: 'set-up-for-you',
        title: 'Für Sie eingerichtet',
        summary: 'Sie sagen uns, wo; unser Team erledigt den Rest in zwei Arbeitstagen.',
      },
    ],
    prices: {
      'Program and license': {
        name: 'Programm und Lizenz',
        features: ['Ein Server', 'Das Programm, wie es ist', 'Für immer'],
      },
      'Installation, first year': { name: 'Installation, erstes Jahr', features: SMALL },
      'Set-up': {
        name: 'Einrichtung',
        features: ['Von Menschen gemacht', 'Wo Sie es möchten', 'Eine schriftliche Übergabe'],
      },
    },
  },
  'store-setup': {
    name: 'Ladeneinrichtung',
    summary: 'Wir richten Ihren ersten Laden mit Ihnen ein, in zwei Arbeitstagen.',
    description:
      '<p>Sagen Sie uns, was Sie verkaufen und wo. Wir geben Ihre ersten fünfzig Artikel ein, richten Steuern und Belege ein und gehen in einem Gespräch von einer Stunde einen Tag an der Kasse mit Ihnen durch.</p>',
    category: 'Dienste',
    tags: ['Einzelhandel', 'Einrichtung'],
    pictures: ['Eine Liste dessen, was eingerichtet wird; drei von vier erledigt'],
    requirements: ['Eine Liste Ihrer Artikel, in beliebiger Form', 'Eine Stunde für das Gespräch'],
    prices: {
      'One store': {
        name: 'Ein Laden',
        features: [
          '50 Artikel eingegeben',
          'Steuern und Belege',
          'Ein Gespräch von einer Stunde',
          'Eine schriftliche Übergabe',
        ],
      },
    },
  },
  'migration-day': {
    name: 'Umzugstag',
    summary: 'Ein Tag unserer Zeit, um Ihre Daten zu übernehmen, Zeile für Zeile geprüft.',
    description:
      '<p>Schicken Sie uns einen Export dessen, was Sie heute verwenden. Wir ordnen ihn zu, spielen ihn erst in eine Kopie ein, gehen die Unterschiede mit Ihnen durch und stellen an einem Tag um, der Ihnen passt.</p>',
    category: 'Dienste',
    tags: ['Einrichtung', 'Daten'],
    pictures: ['Spalten eines alten Exports neben den neuen, drei Unterschiede'],
    requirements: ['Ein Export dessen, was Sie heute verwenden: CSV, Excel oder eine Datenbank'],
    prices: {
      'One day': {
        name: 'Ein Tag',
        features: ['Mit Ihnen zugeordnet', 'An einer Kopie erprobt', 'Zeile für Zeile geprüft'],
      },
    },
  },
};
