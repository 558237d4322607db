import { identityToRecipient } from 'age-encryption';
import { isLocalUrl } from '#server/settings/local-url.ts';

/**
 * The recipient of the sample company's key, which is published in `content/vault/demo-identity.txt`: whatever is
 * encrypted to it is public.
 */
export const demoRecipient = 'age1sacnw7dmnmuqh0wwss9lmetdq8gs88rfx45xq97kdv9gx0u6q46syvcyfg';

export type IdentityCheck =
  | { readonly kind: 'accepted'; readonly demo: boolean }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Refuses the published demo key wherever others could reach the server: a company that forgot to make a key of
 * its own would otherwise believe that its report is encrypted.
 * @param identities as `readIdentities` gives them
 * @param publicUrl the address under which people reach the server, not the one it listens on
 */
export async function checkIdentities(
  identities: readonly string[],
  publicUrl: string,
): Promise<IdentityCheck> {
  const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  const demo = recipients.includes(demoRecipient);
  if (!demo || isLocalUrl(publicUrl)) return { kind: 'accepted', demo };
  return {
    kind: 'refused',
    message: `The vault's key is the demo identity. It is published, so it protects nothing, and it works only on localhost; this server's address is ${publicUrl}. Make your own key with \`npx vitrine vault keygen\`, put its age1… line into content/vault/recipients.txt, run \`npx vitrine vault rotate\`, build again, and give the server the new AGE-SECRET-KEY-1… in VITRINE_VAULT_IDENTITY.`,
  };
}
