import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { composeMail, type Mail, type MailBlock } from './mail-layout.ts';
import { utc } from './mails.ts';
import type { RequestRecord } from './records.ts';

type Site = GateCatalogue['site'];

/** Access to something, and the moment at which it ends or has ended. */
export interface Ending {
  readonly title: string;
  readonly at: number;
}

/** To the holder: access ends soon; a link asks for more. */
export function endsSoonMail(site: Site, endings: readonly Ending[], token: string, until: number): Mail {
  return compose(site, `Your access to documents of ${site.name} ends soon`, [
    { kind: 'list', items: endings.map(({ title, at }) => `${title}: until ${utc(at)}`) },
    link('Your documents', `${site.gateUrl}/access`),
    link(
      'If you need them for longer, open this link and press the button there',
      `${site.gateUrl}/renew/${token}`,
    ),
    paragraph(
      `It works once, until ${utc(until)}. You need not fill in anything again, and the agreement that you accepted still counts unless its text has changed.`,
    ),
  ]);
}

/** To the holder: access has ended. */
export function endedMail(site: Site, endings: readonly Ending[], token: string, until: number): Mail {
  return compose(site, `Your access to documents of ${site.name} has ended`, [
    { kind: 'list', items: endings.map(({ title, at }) => `${title}: ended ${utc(at)}`) },
    link(
      'If you still need them, open this link and press the button there',
      `${site.gateUrl}/renew/${token}`,
    ),
    paragraph(`It works once, until ${utc(until)}. What the agreement says about copies that you have goes on.`),
  ]);
}

/** To the delegate and others who decide: a request has waited for longer than the time that is promised. */
export function overdueMail(
  site: Site,
  request: RequestRecord,
  about: { readonly documents: readonly string[]; readonly target: string; readonly step: number },
): Mail {
  const { name, email, company, queuedAt } = request;
  const often = about.step === 1 ? 'longer than' : 'more than twice as long as';
  return compose(site, `Overdue: the request of ${name}, ${company}`, [
    {
      kind: 'facts',
      facts: [
        ['From', `${name} <${email}>, ${company}`],
        ...(queuedAt === null ? [] : ([['Waiting since', utc(queuedAt)]] as const)),
        ['Usual time of a decision', about.target],
      ],
    },
    { kind: 'list', items: about.documents },
    paragraph(`It has waited ${often} requesters are told that a decision takes.`),
    link('Decide', `${site.gateUrl}/admin/requests/${request.id}`),
  ]);
}

/** What a new build changed for somebody who has access. */
export interface VersionNews {
  /** Another file in the place of one that they may have. */
  readonly replaced: readonly { readonly title: string; readonly version: string }[];
  /** A later report beside the one that they may have. */
  readonly newer: readonly { readonly title: string; readonly instead: string; readonly id: string }[];
  /** Agreements whose text has changed, with the request to sign it for. */
  readonly agreements: readonly {
    readonly title: string;
    readonly version: string;
    readonly requestId: string;
  }[];
}

/** To the holder: what they have access to has changed. */
export function newVersionMail(site: Site, { replaced, newer, agreements }: VersionNews): Mail {
  const documents = [...replaced, ...newer].map(({ title }) => title);
  const [first] = documents;
  const subject =
    first === undefined
      ? `The agreement for your documents of ${site.name} has changed`
      : documents.length === 1
        ? `New version: ${first}`
        : `New versions of ${documents.length} documents of ${site.name}`;
  const signFirst = agreements.length > 0;
  return compose(site, subject, [
    ...replaced.map(({ title, version }) =>
      paragraph(`${title} is here in a new version: ${version}. Your access covers it.`),
    ),
    ...newer.flatMap(({ title, instead, id }) => [
      paragraph(`${title} is here. It takes the place of ${instead}.`),
      link('Ask for it', `${site.gateUrl}/request?doc=${encodeURIComponent(id)}`),
    ]),
    ...agreements.flatMap(({ title, version, requestId }) => [
      paragraph(`The text of the agreement has changed: ${title}, version ${version}.`),
      link(
        'Before your next download you have to accept it as it is now',
        `${site.gateUrl}/agree/${requestId}`,
      ),
    ]),
    ...(replaced.length > 0 && !signFirst ? [link('Your documents', `${site.gateUrl}/access`)] : []),
  ]);
}

function compose(site: Site, subject: string, blocks: readonly MailBlock[]): Mail {
  return composeMail(subject, blocks, [site.title, site.url]);
}

function paragraph(text: string): MailBlock {
  return { kind: 'paragraph', text };
}

function link(label: string, url: string): MailBlock {
  return { kind: 'link', label, url };
}
