import { checkStart } from '../check-start.ts';
import { isLocalUrl } from '../settings/local-url.ts';
import type { Settings } from '../settings.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkIdentity } from './check-identity.ts';
import { checkMail } from './check-mail.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { checkVault } from './check-vault.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

export interface Examination {
  readonly settings: Settings;
  readonly distDir: string;
  /** Address that a try is sent to; null: no mail is sent. */
  readonly mailTo: string | null;
}

/** Looks at everything that a server depends on, and says all of it. Changes nothing. */
export async function examine({ settings, distDir, mailTo }: Examination): Promise<readonly Finding[]> {
  const start = await checkStart(settings, distDir);
  const checked = start.kind === 'checked' ? start : null;
  const [vault, webhooks, database, mail, publicUrl, identity, disk] = await Promise.all([
    checked ? checkVault(checked, distDir) : [],
    checked ? checkWebhooks(settings, checked.catalogue.notify.webhooks ?? []) : [],
    checkDatabase(settings, checked?.key ?? null),
    checkMail(settings, mailTo),
    checked ? checkPublicUrl(checked.url) : [],
    checkIdentity(settings),
    checkDisk(settings.dataFolder),
  ]);
  return [
    ...(start.kind === 'checked'
      ? [
          fine('configuration', `The settings fit the build; the address is ${start.url}.`),
          ...transport(start.url),
        ]
      : start.problems.map((message) =>
          problem('configuration', message, 'The server does not start until this is right.'),
        )),
    ...vault,
    ...database,
    disk,
    ...mail,
    ...identity,
    ...webhooks,
    ...publicUrl,
  ];
}

function transport(url: string): Finding[] {
  if (url.startsWith('https:')) return [];
  if (isLocalUrl(url))
    return [
      warning(
        'https',
        `${url} can be reached from this machine only.`,
        'Set VITRINE_URL to the public https:// address.',
      ),
    ];
  return [
    problem(
      'https',
      `${url} is not encrypted: links, signatures and reports cross the network in clear.`,
      'Put a proxy with TLS in front and set VITRINE_URL to its https:// address.',
    ),
  ];
}
