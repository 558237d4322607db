import { isDisposable } from '#domain/gate/disposable-mail.ts';
import type { GateAgreement, GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { spellDays, spellMoment } from '#domain/spelled-time.ts';
import { composeMail, type Mail, type MailBlock } from './mail-layout.ts';
import { mailLanguage } from './mail-words/mail-words.ts';
import type { AcceptanceRecord, RequestRecord } from './records.ts';

export type { Mail };

type Site = GateCatalogue['site'];

/** Proof of an address for a request: link and code. */
export function verificationMail(site: Site, about: Proof & { documents: readonly string[] }): Mail {
  const { words, moment, titles } = letter(site);
  const { subject, lead, open, code, until, stranger } = words.verification;
  return compose(site, subject(site.name), [
    paragraph(lead(site.name)),
    titles(about.documents),
    link(open, `${site.gateUrl}/verify/${about.token}`),
    paragraph(code),
    { kind: 'code', code: about.code },
    paragraph(until(moment(about.expiresAt))),
    paragraph(stranger),
  ]);
}

/** Proof of an address for somebody who has been here before. */
export function signInMail(site: Site, about: Proof): Mail {
  const { words, moment } = letter(site);
  const { subject, open, code, until, stranger } = words.signIn;
  return compose(site, subject(site.title), [
    link(open, `${site.gateUrl}/verify/${about.token}`),
    paragraph(code),
    { kind: 'code', code: about.code },
    paragraph(until(moment(about.expiresAt))),
    paragraph(stranger),
  ]);
}

/** The link for staff. It works only in the browser that asked for it. */
export function staffSignInMail(site: Site, about: Omit<Proof, 'code'>): Mail {
  const { words, moment } = letter(site);
  const { subject, open, until, stranger } = words.staffSignIn;
  return compose(site, subject(site.title), [
    link(open, `${site.gateUrl}/admin/sign-in/${about.token}`),
    paragraph(until(moment(about.expiresAt))),
    paragraph(stranger),
  ]);
}

/** The certificate: what was signed, by whom, when, with the full text. */
export function acceptanceMail(site: Site, acceptance: AcceptanceRecord, agreement: GateAgreement): Mail {
  const { words, moment } = letter(site);
  const { subject, lead, facts, version, confirmed, stated, text } = words.acceptance;
  const { email, verifiedBy, verifiedAt } = acceptance;
  return compose(site, subject(agreement.title, agreement.version), [
    paragraph(words.greeting(acceptance.name)),
    paragraph(lead),
    {
      kind: 'facts',
      facts: [
        [facts.agreement, version(agreement.title, agreement.version)],
        [facts.party, agreement.party],
        [facts.hash, agreement.sha256],
        [facts.accepted, moment(acceptance.acceptedAt)],
        [facts.by, `${acceptance.name}, ${acceptance.title}`],
        [facts.company, acceptance.company],
        [facts.address, confirmed(email, verifiedBy, moment(verifiedAt))],
        [facts.record, acceptance.id],
      ],
    },
    paragraph(stated),
    { kind: 'list', items: acceptance.statements },
    paragraph(text),
    { kind: 'document', text: agreement.markdown, html: agreement.html },
  ]);
}

/** Approved, and something is left to sign. */
export function approvedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly ApprovedDocument[],
): Mail {
  const { words, titles } = letter(site);
  const { subject, lead, item, open } = words.approved;
  return compose(site, subject(site.name), [
    paragraph(words.greeting(request.name)),
    paragraph(lead),
    titles(documents.map(({ title, days }) => item(title, words.days(days)))),
    link(open, `${site.gateUrl}/agree/${request.id}`),
  ]);
}

/** Everything is there: access runs. */
export function accessMail(
  site: Site,
  { name }: Pick<RequestRecord, 'name'>,
  documents: readonly { title: string; until: number }[],
): Mail {
  const { words, moment, titles } = letter(site);
  const { subject, lead, item, open, marked } = words.access;
  return compose(site, subject(site.name), [
    paragraph(words.greeting(name)),
    paragraph(lead),
    titles(documents.map(({ title, until }) => item(title, moment(until)))),
    link(open, `${site.gateUrl}/access`),
    paragraph(marked),
  ]);
}

/** A denial is told, with its reason. */
export function deniedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly string[],
  reason: string,
): Mail {
  const { words, moment, titles } = letter(site);
  const { denied } = words;
  return compose(site, denied.subject(site.name), [
    paragraph(words.greeting(request.name)),
    paragraph(denied.lead(moment(request.submittedAt))),
    titles(documents),
    paragraph(denied.reason),
    quote(reason),
    paragraph(denied.contact(site.securityEmail)),
  ]);
}

/** Staff need to know more before they decide. */
export function questionMail(site: Site, { name }: Pick<RequestRecord, 'name'>, question: string): Mail {
  const { words } = letter(site);
  const { subject, lead, open } = words.question;
  return compose(site, subject(site.name), [
    paragraph(words.greeting(name)),
    paragraph(lead),
    quote(question),
    link(open, `${site.gateUrl}/status`),
  ]);
}

/** Access ended before its time. */
export function revokedMail(
  site: Site,
  { name }: Pick<RequestRecord, 'name'>,
  documents: readonly string[],
  reason: string,
): Mail {
  const { words, titles } = letter(site);
  const { revoked } = words;
  return compose(site, revoked.subject(site.name), [
    paragraph(words.greeting(name)),
    paragraph(revoked.lead),
    titles(documents),
    paragraph(revoked.reason),
    quote(reason),
    paragraph(revoked.agreement),
    paragraph(revoked.contact(site.securityEmail)),
  ]);
}

/** To staff: a request waits for a decision. */
export function queuedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly string[],
  target: string | undefined,
): Mail {
  const { words, titles } = letter(site);
  const { queued } = words;
  const { facts } = queued;
  const subject = request.answer ? queued.answered : queued.subject;
  return compose(site, subject(request.name, request.company), [
    {
      kind: 'facts',
      facts: [
        [facts.request, request.id],
        [facts.name, request.name],
        [facts.address, request.email],
        [facts.company, request.company],
        [facts.role, request.role],
        ...(request.recipientCategory ? ([[facts.recipient, request.recipientCategory]] as const) : []),
      ],
    },
    titles(documents),
    ...(isDisposable(request.email.split('@')[1] ?? '') ? [paragraph(queued.disposable)] : []),
    paragraph(queued.purpose),
    quote(request.purpose),
    ...(request.answer ? [paragraph(queued.answer), quote(request.answer)] : []),
    ...(target ? [paragraph(queued.target(target))] : []),
    link(queued.open, `${site.gateUrl}/admin/requests/${request.id}`),
  ]);
}

/** To staff: a requester took the request back. */
export function withdrawnMail(site: Site, request: RequestRecord, documents: readonly string[]): Mail {
  const { words, titles } = letter(site);
  const { subject, lead, done, open } = words.withdrawn;
  return compose(site, subject(request.name, request.company), [
    paragraph(lead(request.name, request.email, request.company)),
    titles(documents),
    paragraph(done),
    link(open, `${site.gateUrl}/admin/requests/${request.id}`),
  ]);
}

/** To staff: a document could not be handed out. */
export function stampRefusedMail(site: Site, title: string, code: string, message: string): Mail {
  const { words, spell } = letter(site);
  const { subject, lead, facts, until } = words.stampRefused;
  return compose(site, subject(spell(title)), [
    paragraph(lead(spell(title))),
    {
      kind: 'facts',
      facts: [
        [facts.code, code],
        [facts.message, message],
      ],
    },
    paragraph(until),
  ]);
}

interface Proof {
  readonly token: string;
  readonly code: string;
  readonly expiresAt: number;
}

export interface ApprovedDocument {
  readonly title: string;
  readonly days: number;
}

/** The language of a mail, and what it says of times and titles. Whoever writes to a person gives `site` with that person's locale. */
export function letter({ locale }: Pick<Site, 'locale'>) {
  const { words, ...language } = mailLanguage(locale);
  const spell = (text: string) => spellDays(text, language.locale);
  return {
    words,
    ...language,
    /** Days in a title of the content. */
    spell,
    /** Epoch milliseconds as people read them, to the minute. */
    moment: (epochMs: number) => spellMoment(epochMs, language.locale),
    titles: (items: readonly string[]): MailBlock => ({ kind: 'list', items: items.map(spell) }),
  };
}

/** A mail of this site, signed by it. */
export function compose(site: Site, subject: string, blocks: readonly MailBlock[]): Mail {
  return composeMail(subject, blocks, [site.title, site.url], letter(site).language);
}

export function paragraph(text: string): MailBlock {
  return { kind: 'paragraph', text };
}

export function quote(text: string): MailBlock {
  return { kind: 'quote', text };
}

export function link(label: string, url: string): MailBlock {
  return { kind: 'link', label, url };
}
