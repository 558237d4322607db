import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import type { InvitationRecord } from './invitation-record.ts';
import type { Mail } from './mail-layout.ts';
import type { MailWords } from './mail-words/mail-words.ts';
import { compose, letter, link, paragraph, quote } from './mails.ts';
import type { RequestRecord } from './records.ts';

type Site = GateCatalogue['site'];

/** How far an invited person has come. */
export type InvitedStep = 'verified' | 'signed' | 'approved' | 'downloaded';

interface Promised {
  readonly titles: readonly string[];
  readonly token: string;
}

/** To the invited person, in the language of the invitation. */
export function invitationMail(
  site: Site,
  { language, salesperson, days, expiresAt }: InvitationRecord,
  { titles, token }: Promised,
): Mail {
  const spoken = { ...site, locale: language };
  const { words, moment, titles: list } = letter(spoken);
  const { subject, lead, open, afterwards, until, stranger } = words.invitation;
  return compose(spoken, subject(site.name), [
    paragraph(lead(site.name, salesperson)),
    list(titles),
    link(open, `${site.gateUrl}/i/${token}`),
    paragraph(afterwards(words.days(days))),
    paragraph(until(moment(expiresAt))),
    paragraph(stranger),
  ]);
}

/** To the salesperson: the link for a whole domain, to be passed on. */
export function domainInvitationMail(
  site: Site,
  { id, domain, places, days, expiresAt }: InvitationRecord,
  { titles, token }: Promised,
): Mail {
  const { words, moment, titles: list } = letter(site);
  const { subject, lead, link: label, how, open } = words.domainInvitation;
  return compose(site, subject(domain), [
    paragraph(lead(domain)),
    list(titles),
    link(label, `${site.gateUrl}/i/${token}`),
    paragraph(how(words.people(places), moment(expiresAt), words.days(days))),
    link(open, `${site.gateUrl}/admin/invitations/${id}`),
  ]);
}

/** To staff: an invitation promises what no rule allows, so somebody has to say yes. */
export function invitationWaitsMail(
  site: Site,
  invitation: InvitationRecord,
  titles: readonly string[],
): Mail {
  const { id, salesperson, company, purpose, days, dealId } = invitation;
  const { words, titles: list } = letter(site);
  const { facts, ...waits } = words.invitationWaits;
  return compose(site, waits.subject(company), [
    {
      kind: 'facts',
      facts: [
        [facts.invited, invitedOf(words, invitation)],
        [facts.company, company],
        [facts.by, salesperson],
        ...(dealId === null ? [] : ([[facts.deal, dealId]] as const)),
        [facts.days, String(days)],
      ],
    },
    list(titles),
    paragraph(waits.purpose),
    quote(purpose),
    paragraph(waits.unsent),
    link(waits.open, `${site.gateUrl}/admin/invitations/${id}`),
  ]);
}

/** To the salesperson: it was approved or declined. */
export function invitationDecidedMail(site: Site, invitation: InvitationRecord, reason: string | null): Mail {
  const { id, company } = invitation;
  const { words } = letter(site);
  const { approved, declined, sent, unsent, open } = words.invitationDecided;
  return compose(site, reason === null ? approved(company) : declined(company), [
    paragraph(`${invitedOf(words, invitation)}, ${company}.`),
    ...(reason === null ? [paragraph(sent)] : [paragraph(unsent), quote(reason)]),
    link(open, `${site.gateUrl}/admin/invitations/${id}`),
  ]);
}

/** To the salesperson: an invited person has come a step further. */
export function invitedStepMail(
  site: Site,
  { id, dealId }: InvitationRecord,
  { name, email, company }: RequestRecord,
  step: InvitedStep,
): Mail {
  const { subject, sentence, deal, open } = letter(site).words.invitedStep;
  return compose(site, `${subject[step]}: ${name}, ${company}`, [
    paragraph(`${name} <${email}>, ${company}: ${sentence[step]}`),
    ...(dealId === null ? [] : [paragraph(deal(dealId))]),
    link(open, `${site.gateUrl}/admin/invitations/${id}`),
  ]);
}

/** Whom an invitation is for, in a few words. */
function invitedOf(words: MailWords, { audience, address, domain, places }: InvitationRecord): string {
  return audience === 'person' ? address : words.peopleAt(words.people(places), domain);
}
