/** What the seeded shop says of some of its products in German; of the others it says nothing, as a real shop would. */
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
const SMALL = ['64 MB Arbeitsspeicher', 'Sicherungen, die Sie zurückspielen', 'Eine eigene Adresse'];

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
    pictures: [
      'Eine Kasse mit neun Artikeln, drei auf dem Beleg, und ein Knopf zum Kassieren',
      'Ein Tagesbericht: Umsatz, Belege und ein Balken für jede Stunde',
    ],
    requirements: ['Ein Tablet, Laptop oder Telefon mit einem aktuellen Browser', 'Eine Verbindung zum Internet'],
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
      'Starter, first year': { name: 'Starter, erstes Jahr', features: [...TILL, '1 Kasse', '20 Artikel'] },
      'Pro, first year': {
        name: 'Pro, erstes Jahr',
        features: [...TILL, '10 Kassen', '1.000 Artikel', 'Berichte je Kasse', 'Vorrang bei Fragen'],
      },
    },
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
};
