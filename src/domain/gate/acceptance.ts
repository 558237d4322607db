import type { GateAgreement } from './gate-catalogue.ts';

export interface AcceptanceFacts {
  readonly kind: 'click-wrap' | 'on-file';
  readonly agreementId: string;
  readonly textSha256: string;
}

/**
 * Whether a person's acceptances cover an agreement as it stands today. A changed text needs a new one, unless that
 * version binds new signers only; a paper signed elsewhere counts whatever the text here says.
 */
export function isAccepted(agreement: GateAgreement, acceptances: readonly AcceptanceFacts[]): boolean {
  return acceptances.some((acceptance) => {
    if (acceptance.agreementId !== agreement.id) return false;
    if (acceptance.kind === 'on-file' || agreement.reaccept === 'new-signers-only') return true;
    return acceptance.textSha256 === agreement.sha256;
  });
}

/** What the POST says was on the screen. */
export interface ShownText {
  readonly version: string;
  readonly sha256: string;
  readonly htmlSha256: string;
}

/** Whether what was shown is what would be signed: version, text and rendering. */
export function isCurrentText(agreement: GateAgreement, shown: ShownText): boolean {
  return (
    agreement.version === shown.version &&
    agreement.sha256 === shown.sha256 &&
    agreement.htmlSha256 === shown.htmlSha256
  );
}
