import type { GateAgreement, GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { composeMail, type Mail, type MailBlock } from './mail-layout.ts';
import type { AcceptanceRecord, RequestRecord } from './records.ts';

export type { Mail };

type Site = GateCatalogue['site'];

/** Proof of an address for a request: link and code. */
export function verificationMail(site: Site, about: Proof & { documents: readonly string[] }): Mail {
  return compose(site, `Confirm your request to ${site.name}`, [
    paragraph(`Somebody, we hope you, asked ${site.name} for:`),
    { kind: 'list', items: about.documents },
    link(
      'To confirm that this is your address, open this link and press the button there',
      `${site.gateUrl}/verify/${about.token}`,
    ),
    paragraph('Or type this code in the browser where you made the request:'),
    { kind: 'code', code: about.code },
    paragraph(`Both work once and until ${utc(about.expiresAt)}. A new request makes them invalid.`),
    paragraph(
      'If it was not you, do nothing: without confirmation nobody sees the request, and nothing is sent to you again because of it.',
    ),
  ]);
}

/** Proof of an address for somebody who has been here before. */
export function signInMail(site: Site, about: Proof): Mail {
  return compose(site, `Sign in to ${site.title}`, [
    link(
      'To see your requests and documents, open this link and press the button there',
      `${site.gateUrl}/verify/${about.token}`,
    ),
    paragraph('Or type this code in the browser where you asked for this mail:'),
    { kind: 'code', code: about.code },
    paragraph(`Both work once and until ${utc(about.expiresAt)}.`),
    paragraph('If you did not ask for this mail, do nothing.'),
  ]);
}

/** The link for staff. It works only in the browser that asked for it. */
export function staffSignInMail(site: Site, about: Omit<Proof, 'code'>): Mail {
  return compose(site, `Sign in to the administration of ${site.title}`, [
    link(
      'Open this link in the browser where you asked for it, and press the button there',
      `${site.gateUrl}/admin/sign-in/${about.token}`,
    ),
    paragraph(`It works once, in that browser only, and until ${utc(about.expiresAt)}.`),
    paragraph('If you did not ask for this mail, tell your security team: somebody typed your address.'),
  ]);
}

/** The certificate: what was signed, by whom, when, with the full text. */
export function acceptanceMail(site: Site, acceptance: AcceptanceRecord, agreement: GateAgreement): Mail {
  return compose(site, `Your copy: ${agreement.title}, version ${agreement.version}`, [
    paragraph('You accepted the agreement below. Keep this mail: it is your copy.'),
    {
      kind: 'facts',
      facts: [
        ['Agreement', `${agreement.title}, version ${agreement.version}`],
        ['With', agreement.party],
        ['SHA-256 of the text', agreement.sha256],
        ['Accepted', utc(acceptance.acceptedAt)],
        ['By', `${acceptance.name}, ${acceptance.title}`],
        ['For', acceptance.company],
        [
          'Address',
          `${acceptance.email}, confirmed by ${acceptance.verifiedBy} on ${utc(acceptance.verifiedAt)}`,
        ],
        ['Record', acceptance.id],
      ],
    },
    paragraph('You stated:'),
    { kind: 'list', items: acceptance.statements },
    paragraph('The text in full:'),
    { kind: 'document', text: agreement.markdown, html: agreement.html },
  ]);
}

/** Approved, and something is left to sign. */
export function approvedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly ApprovedDocument[],
): Mail {
  return compose(site, `Your request to ${site.name} is approved`, [
    paragraph('We approved your request for:'),
    { kind: 'list', items: documents.map(({ title, days }) => `${title}, for ${daysText(days)}`) },
    link(
      'The days count from the moment you accept the agreement. Read and accept it here',
      `${site.gateUrl}/agree/${request.id}`,
    ),
  ]);
}

/** Everything is there: access runs. */
export function accessMail(site: Site, documents: readonly { title: string; until: number }[]): Mail {
  return compose(site, `You can read what you asked ${site.name} for`, [
    paragraph('You have access to:'),
    { kind: 'list', items: documents.map(({ title, until }) => `${title}, until ${utc(until)}`) },
    link('Read and download', `${site.gateUrl}/access`),
    paragraph('Every page of your copy carries your name, your address and a number that is yours alone.'),
  ]);
}

/** A denial is told, with its reason. */
export function deniedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly string[],
  reason: string,
): Mail {
  return compose(site, `Your request to ${site.name} is declined`, [
    paragraph(`We decided not to give access to what you asked for on ${utc(request.submittedAt)}:`),
    { kind: 'list', items: documents },
    paragraph('The reason:'),
    { kind: 'quote', text: reason },
    paragraph(`If you think that we missed something, write to ${site.securityEmail}.`),
  ]);
}

/** Staff need to know more before they decide. */
export function questionMail(site: Site, question: string): Mail {
  return compose(site, `${site.name} has a question about your request`, [
    paragraph('Before we decide on your request we need to know:'),
    { kind: 'quote', text: question },
    link('Answer', `${site.gateUrl}/status`),
  ]);
}

/** Access ended before its time. */
export function revokedMail(site: Site, documents: readonly string[], reason: string): Mail {
  return compose(site, `Your access at ${site.name} has ended`, [
    paragraph('We ended your access to:'),
    { kind: 'list', items: documents },
    paragraph('The reason:'),
    { kind: 'quote', text: reason },
    paragraph('What you agreed to about copies that you already have still holds.'),
    paragraph(`Questions: ${site.securityEmail}.`),
  ]);
}

/** To staff: a request waits for a decision. */
export function queuedMail(
  site: Site,
  request: RequestRecord,
  documents: readonly string[],
  target: string,
): Mail {
  return compose(site, `Request ${request.id} waits for a decision`, [
    {
      kind: 'facts',
      facts: [
        ['Name', request.name],
        ['Address (confirmed)', request.email],
        ['Company', request.company],
        ['Role', request.role],
        ...(request.recipientCategory ? ([['Recipient', request.recipientCategory]] as const) : []),
      ],
    },
    { kind: 'list', items: documents },
    paragraph('Purpose, in their words:'),
    { kind: 'quote', text: request.purpose },
    ...(request.answer ? [paragraph('Their answer to our question:'), quote(request.answer)] : []),
    paragraph(`They were told that a decision usually takes ${target}.`),
    link('Decide', `${site.gateUrl}/admin/requests/${request.id}`),
  ]);
}

/** To staff: a requester took the request back. */
export function withdrawnMail(site: Site, request: RequestRecord): Mail {
  return compose(site, `Request ${request.id} was withdrawn`, [
    paragraph('The requester withdrew it. Nothing is left to decide.'),
    link('Request', `${site.gateUrl}/admin/requests/${request.id}`),
  ]);
}

/** To staff: a document could not be handed out. */
export function stampRefusedMail(site: Site, title: string, code: string, message: string): Mail {
  return compose(site, `A document could not be handed out: ${title}`, [
    paragraph(
      `Somebody with access asked for "${title}", and got nothing, because no marked copy could be made.`,
    ),
    {
      kind: 'facts',
      facts: [
        ['Code', code],
        ['What happened', message],
      ],
    },
    paragraph(
      'Until this is repaired nobody gets this document. Further failures within the hour send no mail; the audit log has them all.',
    ),
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

/** `2026-11-23 14:05 UTC`, to the minute, cut and never rounded up. */
export function utc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function compose(site: Site, subject: string, blocks: readonly MailBlock[]): Mail {
  return composeMail(subject, blocks, [site.title, site.url]);
}

function paragraph(text: string): MailBlock {
  return { kind: 'paragraph', text };
}

function quote(text: string): MailBlock {
  return { kind: 'quote', text };
}

function link(label: string, url: string): MailBlock {
  return { kind: 'link', label, url };
}
