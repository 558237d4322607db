import { z } from 'astro/zod';

/** Where mail goes, and from whom. */
export const mailVariables = {
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, {
      error:
        'is not smtp://… or smtps://… with a host. Example: smtps://user:password@mail.example.com; encode / @ : # of a password as %2F %40 %3A %23.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((from) => /^([^<>"\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(from), {
      error: 'is not a mail address. Example: Example Trust Center <trust@example.com>',
    })
    .optional(),
};

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search } = new URL(text);
  return (
    /^smtps?:$/.test(protocol) &&
    hostname !== '' &&
    ['', '?tls=optional'].includes(search) &&
    [username, password].every(isDecodable)
  );
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
