import type { GateCatalogue, Publication } from '#domain/gate/gate-catalogue.ts';
import { spellDay } from '#domain/spelled-time.ts';
import type { Mail } from './mail-layout.ts';
import { compose, letter, link, paragraph } from './mails.ts';

type Site = GateCatalogue['site'];

/** Proof of an address for somebody who wants news. */
export function subscribeMail(
  site: Site,
  about: { readonly topics: readonly string[]; readonly token: string; readonly expiresAt: number },
): Mail {
  const { words, moment, titles } = letter(site);
  const { subject, lead, open, until, stranger } = words.followUp.subscribe;
  return compose(site, subject(site.title), [
    paragraph(lead),
    titles(about.topics),
    link(open, `${site.gateUrl}/subscribe/${about.token}`),
    paragraph(until(moment(about.expiresAt))),
    paragraph(stranger),
  ]);
}

/** The longest list of changes in one mail. */
const mostListed = 20;

/** To a subscriber: what a publication changed. One POST to its address for unsubscribing ends the subscription. */
export function newsMail(
  site: Site,
  changes: Publication['changes'],
  about: { readonly topics: readonly string[]; readonly token: string },
): Mail {
  const { words, locale, spell } = letter(site);
  const text = words.followUp.news;
  const [first] = changes;
  const unsubscribeUrl = `${site.gateUrl}/unsubscribe/${about.token}`;
  const listed = changes.slice(0, mostListed);
  const subject =
    changes.length === 1 && first
      ? `${site.name}: ${spell(first.title)}`
      : text.many(changes.length, site.name);
  const mail = compose(site, subject, [
    ...listed.flatMap(({ day, title, summary, path }) => [
      link(text.item(spellDay(day, locale), spell(title)), `${site.url}${path}`),
      ...(summary === null ? [] : [paragraph(spell(summary))]),
    ]),
    ...(changes.length > listed.length ? [paragraph(text.more(changes.length - listed.length))] : []),
    link(text.all, `${site.url}/changes/`),
    paragraph(text.why(about.topics.join(', '))),
    link(text.manage, unsubscribeUrl),
  ]);
  return { ...mail, unsubscribeUrl };
}
