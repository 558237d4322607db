import type { mailLanguage as english } from '../en/mail-language.ts';

export const mailLanguage: typeof english = {
  label: 'Sprache unserer E-Mails',
  save: 'Sprache speichern',
  change: 'Ändern',
  own: 'Seiten, Vereinbarungen und Dokumente bleiben, wie sie sind.',
  theirs:
    'In dieser Sprache schreiben wir der Person. Sie kann sie unter „Ihre Anfragen“ auch selbst ändern.',
  saved: 'Gespeichert. Ab jetzt schreiben wir in dieser Sprache.',
};
