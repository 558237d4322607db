import { intervalIn } from './interval-words.ts';
import type { Words } from './words/words.ts';

/** What the notice is made of: it comes with the build's copy of the content. */
export interface NoticeFacts {
  readonly site: {
    readonly legalName: string;
    readonly securityEmail: string;
    readonly privacyEmail?: string | undefined;
  };
  readonly retention: Readonly<
    Record<'requests' | 'evidence' | 'unverified' | 'origins', Parameters<typeof intervalIn>[0]>
  >;
}

/** The privacy notice of the request form (GDPR article 13), a paragraph each: who, what for, what, how long, which rights. */
export function privacyNotice(
  { site, retention }: NoticeFacts,
  locale: string,
  words: Words['privacyPages']['notice'],
): readonly string[] {
  const time = (name: keyof NoticeFacts['retention']) => intervalIn(retention[name], locale);
  return [
    words.who(site.legalName),
    words.why,
    words.what,
    words.keep(time('unverified'), time('requests'), time('origins'), time('evidence')),
    words.rights(site.privacyEmail ?? site.securityEmail),
  ];
}
