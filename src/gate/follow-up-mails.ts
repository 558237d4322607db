import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { Mail } from './mail-layout.ts';
import { compose, letter, link, paragraph } from './mails.ts';
import type { RequestRecord } from './records.ts';

type Site = GateCatalogue['site'];

/** Access to something, and the moment at which it ends or has ended. */
export interface Ending {
  readonly title: string;
  readonly at: number;
}

/** A link that asks for more, and until when it works. */
export interface RenewalOffer {
  readonly token: string;
  readonly until: number;
}

/** To the holder: access ends soon; a link asks for more. */
export function endsSoonMail(
  site: Site,
  { name }: Pick<RequestRecord, 'name'>,
  endings: readonly Ending[],
  { token, until }: RenewalOffer,
): Mail {
  const { words, moment, titles } = letter(site);
  const text = words.followUp.endsSoon;
  return compose(site, text.subject(site.name), [
    paragraph(words.greeting(name)),
    paragraph(text.lead),
    titles(endings.map(({ title, at }) => text.item(title, moment(at)))),
    link(text.documents, `${site.gateUrl}/access`),
    link(text.renew, `${site.gateUrl}/renew/${token}`),
    paragraph(text.until(moment(until))),
  ]);
}

/** To the holder: access has ended. */
export function endedMail(
  site: Site,
  { name }: Pick<RequestRecord, 'name'>,
  endings: readonly Ending[],
  { token, until }: RenewalOffer,
): Mail {
  const { words, moment, titles } = letter(site);
  const text = words.followUp.ended;
  return compose(site, text.subject(site.name), [
    paragraph(words.greeting(name)),
    paragraph(text.lead),
    titles(endings.map(({ title, at }) => text.item(title, moment(at)))),
    link(text.renew, `${site.gateUrl}/renew/${token}`),
    paragraph(text.until(moment(until))),
  ]);
}

/** To the delegate and others who decide: a request has waited for longer than the time that is promised. */
export function overdueMail(
  site: Site,
  request: RequestRecord,
  about: { readonly documents: readonly string[]; readonly target: string; readonly step: 1 | 2 },
): Mail {
  const { words, moment, titles } = letter(site);
  const { subject, facts, once, twice, open } = words.followUp.overdue;
  const { name, email, company, queuedAt } = request;
  return compose(site, subject(name, company), [
    {
      kind: 'facts',
      facts: [
        [facts.from, `${name} <${email}>, ${company}`],
        ...(queuedAt === null ? [] : ([[facts.since, moment(queuedAt)]] as const)),
        [facts.target, about.target],
      ],
    },
    titles(about.documents),
    paragraph(about.step === 1 ? once : twice),
    link(open, `${site.gateUrl}/admin/requests/${request.id}`),
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
export function newVersionMail(
  site: Site,
  { name }: Pick<RequestRecord, 'name'>,
  { replaced, newer, agreements }: VersionNews,
): Mail {
  const { words, spell } = letter(site);
  const text = words.followUp.version;
  const titles = [...replaced, ...newer].map(({ title }) => spell(title));
  const [first] = titles;
  const several = titles.length === 1 ? text.one(first ?? '') : text.many(titles.length, site.name);
  return compose(site, titles.length === 0 ? text.agreement(site.name) : several, [
    paragraph(words.greeting(name)),
    ...replaced.map(({ title, version }) => paragraph(spell(text.replaced(title, version)))),
    ...newer.flatMap(({ title, instead, id }) => [
      paragraph(spell(text.newer(title, instead))),
      link(text.ask, `${site.gateUrl}/request?doc=${encodeURIComponent(id)}`),
    ]),
    ...agreements.flatMap(({ title, version, requestId }) => [
      paragraph(text.changed(title, version)),
      link(text.accept, `${site.gateUrl}/agree/${requestId}`),
    ]),
    ...(replaced.length > 0 && agreements.length === 0
      ? [link(text.documents, `${site.gateUrl}/access`)]
      : []),
  ]);
}
