/** The policy of ordinary pages: nothing inline, nothing from another host. `frame-ancestors` is a header of the server. */
export const contentSecurityPolicy = policy({});

/** The policy of the search page: the index is searched by WebAssembly of this site. */
export const searchContentSecurityPolicy = policy({ script: " 'wasm-unsafe-eval'" });

function policy({ script = '' }: { readonly script?: string }): string {
  return [
    "default-src 'none'",
    `script-src 'self'${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "manifest-src 'self'",
  ].join('; ');
}
