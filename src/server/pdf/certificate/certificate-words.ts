/** Every word of a certificate that is not the agreement's or the signer's, one language each. */
export interface CertificateWords {
  readonly language: string;
  readonly title: string;
  readonly lead: (site: string) => string;
  readonly facts: Readonly<
    Record<
      | 'agreement'
      | 'agreementId'
      | 'version'
      | 'party'
      | 'textHash'
      | 'htmlHash'
      | 'commit'
      | 'name'
      | 'signerTitle'
      | 'company'
      | 'address'
      | 'accepted'
      | 'network'
      | 'browser'
      | 'documents'
      | 'record'
      | 'recordHash',
      string
    >
  >;
  readonly confirmed: (email: string, how: string, when: string) => string;
  readonly how: Readonly<Record<'link' | 'code' | 'provider', string>>;
  readonly stated: string;
  readonly check: string;
  readonly checkText: string;
  readonly text: string;
  readonly page: (record: string, number: number, count: number) => string;
}

export function certificateWords(locale: string): CertificateWords {
  return locale.toLowerCase().startsWith('de') ? german : english;
}

const english: CertificateWords = {
  language: 'en',
  title: 'Record of an accepted agreement',
  lead: (site) =>
    `This page records an agreement that was accepted in the ${site}. The full text follows as it was shown to the person who accepted it.`,
  facts: {
    agreement: 'Agreement',
    agreementId: 'Id of the agreement',
    version: 'Version',
    party: 'Offered by',
    textHash: 'SHA-256, text',
    htmlHash: 'SHA-256, as shown',
    commit: 'Git commit',
    name: 'Accepted by',
    signerTitle: 'Title',
    company: 'For',
    address: 'Address',
    accepted: 'Accepted at',
    network: 'Network address',
    browser: 'Browser',
    documents: 'Documents',
    record: 'Record',
    recordHash: 'SHA-256, record',
  },
  confirmed: (email, how, when) => `${email}, confirmed ${how} at ${when}`,
  how: { link: 'by a mailed link', code: 'by a mailed code', provider: 'by an identity provider' },
  stated: 'The person stated, word for word',
  check: 'How to check this record',
  checkText:
    'Times are those of the server, in UTC. The first hash is over the Markdown of the text (UTF-8, NFC, line ends LF), the second over the HTML that was shown. The hash of the record stands, salted, in an entry of the hash-chained audit log of the server; the hash of this file does too. A typed name and two ticked boxes are the act of acceptance; this file carries no qualified electronic signature.',
  text: 'The text in full',
  page: (record, number, count) => `Record ${record} · page ${number} of ${count}`,
};

const german: CertificateWords = {
  language: 'de',
  title: 'Nachweis einer angenommenen Vereinbarung',
  lead: (site) =>
    `Diese Seite hält fest, dass im ${site} eine Vereinbarung angenommen wurde. Der vollständige Text folgt so, wie er der annehmenden Person gezeigt wurde.`,
  facts: {
    agreement: 'Vereinbarung',
    agreementId: 'Kennung',
    version: 'Version',
    party: 'Angeboten von',
    textHash: 'SHA-256, Text',
    htmlHash: 'SHA-256, Anzeige',
    commit: 'Git-Commit',
    name: 'Angenommen von',
    signerTitle: 'Funktion',
    company: 'Für',
    address: 'Adresse',
    accepted: 'Angenommen am',
    network: 'Netzwerkadresse',
    browser: 'Browser',
    documents: 'Dokumente',
    record: 'Nachweis',
    recordHash: 'SHA-256, Nachweis',
  },
  confirmed: (email, how, when) => `${email}, bestätigt ${how} am ${when}`,
  how: {
    link: 'durch einen Link per E-Mail',
    code: 'durch einen Code per E-Mail',
    provider: 'durch einen Identitätsdienst',
  },
  stated: 'Die Person hat im Wortlaut erklärt',
  check: 'Wie sich dieser Nachweis prüfen lässt',
  checkText:
    'Zeitangaben sind die des Servers, in UTC. Der erste Hashwert ist der des Textes in Markdown (UTF-8, NFC, Zeilenenden LF), der zweite der des angezeigten HTML. Der Hashwert des Nachweises steht gesalzen in einem Eintrag des verketteten Prüfprotokolls des Servers, ebenso der Hashwert dieser Datei. Ein getippter Name und zwei angekreuzte Felder sind die Annahmehandlung; diese Datei trägt keine qualifizierte elektronische Signatur.',
  text: 'Der vollständige Text',
  page: (record, number, count) => `Nachweis ${record} · Seite ${number} von ${count}`,
};
