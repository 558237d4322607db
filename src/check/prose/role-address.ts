const roleWords: ReadonlySet<string> = new Set(
  `abuse accessibility accounting accounts admin administrator audit auditor auditors billing board careers cert ciso compliance complaints contact
  contracts copyright csirt customer customercare customers customersupport data dataprivacy dataprotection datenschutz dev developer developers dmarc
  dmca dns do donotreply dpo emergency engineering enquiries ethics events feedback finance gdpr general governance grants hello help helpdesk hi hotline hr
  incident incidents info infosec inquiries insurance integrity invoices it jobs kontakt law legal mail marketing media moderation network newsletter noc
  noreply notice notices notifications office on oncall operations ops orders partner partners payments people phishing platform policy post postmaster
  press privacy procurement product products protection psirt purchasing recruiting registrar reply report reports requests responsible
  risk root sales sanctions search security service services shop site soc sre staff status subprocessors subscriptions support talent tax team
  tech technical travel trust update updates vendor vendors vulnerability vulnerabilities web webmaster welcome whistleblower whistleblowing work workplace
  approver no open commercial contracting violation violations secret secrets scanning techops devops secops itops infra infrastructure opensource source care desk the us`.split(
    /\s+/,
  ),
);

/** Whether the part before the @ names a function (`security`, `data-protection`) and not a person. */
export function isRoleAddress(local: string): boolean {
  const [plain = ''] = local.toLowerCase().split('+');
  const words = plain.split(/[._-]+/).filter((word) => word !== '');
  if (words.some((word) => strongWords.has(word))) return true;
  const isRole = (word: string) => roleWords.has(word) || /^\d+$/.test(word);
  // Persons are written with a dot (jude.law@), functions with a hyphen (report-violation@).
  return plain.includes('.') || words.length === 1
    ? words.length > 0 && words.every(isRole)
    : words.some(isRole);
}

/** One of these is enough, whatever stands beside it: `emea-sales`, `acme-security`. */
const strongWords: ReadonlySet<string> = new Set(
  'security privacy support sales legal info compliance abuse trust noreply team billing hr dpo help press jobs careers marketing admin feedback'.split(
    ' ',
  ),
);
