declare namespace App {
  interface Locals {
    /** The running gate, from the server. The middleware lets no page of the gate run without it. */
    gate: import('#gate/gate.ts').Gate;
    /** What surrounds every page of the site, as the build wrote it. */
    frame: import('#site/site-frame.ts').SiteFrame;
    /** What the server knows of the visitor: address through the configured proxies, user agent. */
    requestContext: import('#gate/gate-parts.ts').RequestContext;
    /** Resolves when the response takes more: Astro's streams do not wait for a slow reader by themselves. */
    drained: () => Promise<void>;
    /** Puts an error into the server's log, in one line and without what a visitor sent. */
    reportFault: (error: unknown) => void;
    /**
     * Says that this answer depends on nothing that a visitor sent: the server keeps it as it is. `complete` writes what a
     * query chooses into the kept page.
     */
    keepPage: (complete?: (html: string, query: URLSearchParams) => string) => void;
    /** On `/request`: what came of the form, where the server has taken it already. */
    submission?: Promise<import('#gate/submit-request.ts').SubmitOutcome>;
  }
}
