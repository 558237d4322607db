import { anchorLine, type SignedAnchor } from '#domain/gate/audit-anchor.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { composeMail, type Mail } from './mail-layout.ts';

/** The signed state of the log, for people who keep it. */
export function anchorMail(site: GateCatalogue['site'], anchor: SignedAnchor): Mail {
  const words = site.locale.startsWith('de') ? german : english;
  return composeMail(
    words.subject(site.title, anchor.seq),
    [
      { kind: 'paragraph', text: words.keep },
      { kind: 'code', code: anchorLine(anchor) },
      { kind: 'paragraph', text: words.check },
      { kind: 'code', code: 'npx vitrine audit verify --anchor FILE' },
    ],
    [site.title, site.url],
    site.locale.startsWith('de') ? 'de' : 'en',
  );
}

const english = {
  subject: (title: string, seq: number) => `State of the audit log of ${title}: entry ${seq}`,
  keep: 'Keep this mail. It notes how far the audit log had come and what its last entry was, signed by the server. Whoever cuts the log or rewrites it afterwards contradicts it.',
  check: 'To check the log against it, save the line above as a file and run:',
};

const german: typeof english = {
  subject: (title, seq) => `Stand des Prüfprotokolls von ${title}: Eintrag ${seq}`,
  keep: 'Bewahren Sie diese E-Mail auf. Sie hält fest, wie weit das Prüfprotokoll reichte und wie sein letzter Eintrag lautete, vom Server signiert. Wer das Protokoll danach kürzt oder umschreibt, widerspricht ihr.',
  check: 'Um das Protokoll damit zu vergleichen, speichern Sie die Zeile oben als Datei und führen Sie aus:',
};
