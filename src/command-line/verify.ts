import { readFileSync } from 'node:fs';
import type { PublicKey } from '#integrations/manifest/signing-key.ts';
import { reasonOf } from '#load/find-files.ts';
import { type Command, CommandFailure, exit, type Invocation, textOption } from './command.ts';
import { refuseStray } from './unknown-action.ts';

/** `vitrine verify`: a published site against its signed manifest. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Checks a published site against its signed manifest.',
  usage: 'URL [--key FILE] [--site URL] [--format text|json]',
  help: `
  URL                  the site, such as https://trust.example.com
  --key FILE           the public key (PEM) that has to have signed, kept from an earlier visit or from the company;
                       without it, the key that the site itself publishes is trusted
  --site URL           the address that the manifest has to name, where URL is a mirror or a staging copy
  --format FORMAT      text | json (default: text)

Fetches the manifest and every file that it lists, follows no redirect, and names each difference: changed and missing
files, pages that only the sitemap knows, a signature that is not good.

Exit code 0: everything is as listed; 1: differences; 2: the site could not be checked.

A site is signed when VITRINE_SIGNING_KEY is set for \`vitrine build\`: a private Ed25519 key in PEM or base64 PKCS#8.
  openssl genpkey -algorithm ed25519 -out signing-key.pem`,
  takesWords: true,
  options: { key: { type: 'string' }, site: { type: 'string' }, format: { type: 'string' } },
  async run(invocation) {
    refuseStray(invocation, 1);
    const url = siteAddress(invocation.positionals[0]);
    const format = textOption(invocation, 'format') ?? 'text';
    if (format !== 'text' && format !== 'json')
      throw new CommandFailure(`--format ${format} is unknown; formats are text, json.`);
    // Loaded here, so that other commands start without it.
    const { checkSite } = await import('./verify/check-site.ts');
    const { verdictJson, verdictText } = await import('./verify/verdict-words.ts');
    const site = siteAddress(textOption(invocation, 'site') ?? url);
    const verdict = await checkSite({ url, site, key: await keyOf(invocation), fetch });
    if (verdict.kind === 'not-checked') throw new CommandFailure(verdict.reason);
    invocation.terminal.out(format === 'json' ? verdictJson(url, verdict) : verdictText(url, verdict));
    if (verdict.differences.length === 0) return exit.fine;
    return verdict.differences.every(({ kind }) => kind === 'unreachable') ? exit.failed : exit.errors;
  },
};

function siteAddress(written: string | undefined): string {
  if (written === undefined)
    throw new CommandFailure('say which site: vitrine verify https://trust.example.com');
  if (!/^https?:\/\/[^\s/]+/.test(written) || !URL.canParse(written))
    throw new CommandFailure(`${written} is not an address such as https://trust.example.com.`);
  const { origin, pathname } = new URL(written);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

async function keyOf(invocation: Invocation): Promise<PublicKey | null> {
  const file = textOption(invocation, 'key');
  if (file === undefined) return null;
  const { readPublicKey } = await import('#integrations/manifest/signing-key.ts');
  const key = readPublicKey(textOf(file));
  if (!key) throw new CommandFailure(`${file} holds no public Ed25519 key in PEM.`);
  return key;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}
