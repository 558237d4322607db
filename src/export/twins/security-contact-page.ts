import { securityContactView } from '#site/security-contact-view.ts';
import { listed } from '#site/words/formatting.ts';
import { wordsOf } from '#site/words/words.ts';
import { address, facts, link, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** Where and how to report a security problem. */
export function securityContactPage(sources: Sources): SitePage {
  const { content, url } = sources;
  const { words } = wordsOf(content.site.locale);
  const w = words.securityContact;
  const path = '/security-contact/';
  const { title } = w;
  const twin = () => {
    const view = securityContactView(content);
    const { policy, securityTxt } = view;
    return twinOf(
      { path, title },
      [
        paragraph(w.lead(content.company.name)),
        section(2, w.where, [
          facts([
            [w.addresses, plain(view.addresses.map(({ label }) => label).join(', '))],
            [w.languages, plain(listed(view.languages))],
            [
              w.policy,
              policy
                ? link(
                    policy.title ?? words.overview.disclosurePolicy,
                    policy.href.startsWith('/') ? url(policy.href) : policy.href,
                  )
                : plain(w.noPolicy),
            ],
            [w.encryption, view.encryption && address(view.encryption)],
            [w.acknowledgments, view.acknowledgments && address(view.acknowledgments)],
            [w.machines, securityTxt && address(url('/.well-known/security.txt'))],
          ]),
        ]),
        section(2, w.says, [list(w.sayList.map(escapeText)), paragraph(w.care)]),
      ],
      sources,
    );
  };
  return { path, title, note: words.llms.notes.securityContact, changed: null, twin };
}
