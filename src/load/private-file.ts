/** Settings that a public repository keeps encrypted, beside the gated files. No document: nothing names it, nobody can ask for it. */
export const privateFile = 'vault/private.yaml.age';
