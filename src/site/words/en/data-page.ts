import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Data and downloads, the offline copy and what machines read first. */
export const dataPage = {
  data: {
    title: 'Data and downloads',
    lead: (company: string) =>
      `What ${company} publishes on this site, as files to keep, to work with and to read by machine. They hold what the pages hold and nothing more.`,
    description: (company: string, day: string) =>
      `The trust center of ${company} as files: offline copy, spreadsheets, JSON, OSCAL, CycloneDX, feeds. As of ${day}.`,
    pack: 'Offline copy',
    packLink: 'Download this trust center',
    packNote:
      'One zip file with all public pages and files, to be unpacked and opened without a network. It lists each of its files with its SHA-256 hash.',
    sheets: 'Spreadsheets',
    sheetsNote: 'For a spreadsheet program take XLSX, for a program CSV: UTF-8 without a byte order mark.',
    controls: 'Controls',
    matrix: 'Criteria and the controls mapped to them',
    subprocessors: 'Subprocessors',
    machines: 'For machines',
    trust: 'The whole trust center',
    faq: 'Questions and answers',
    criteria: 'Criteria in scope',
    policies: 'Policies',
    reports: 'Reports',
    catalog: 'SOC 2® criteria in scope, in our own words',
    components: 'Controls and the criteria and frameworks that they name',
    mapping: 'Crosswalks to other frameworks: guidance, no claim',
    cdxa: 'Declaration of the controls mapped to each criterion. It is our own statement; the auditor has no part in it.',
    feeds: 'Feeds',
    checks: 'To check this site',
    manifest: 'Every published file with its SHA-256 hash',
    badge: 'Link to this trust center',
    badgeNote:
      'The badge says what is attested and as of which day. It is a statement with a date, not a certificate, and changes with each build of this site: link to the file, do not copy it.',
    html: 'HTML',
    markdown: 'Markdown',
    dark: 'For dark pages take /badge-dark.svg.',
  },
  llms: {
    about: (company: string, today: string) =>
      `What ${company} says about its security: reports, controls, policies, subprocessors and documents. As of ${today}.`,
    attestation:
      'A SOC 2® report is an auditor’s attestation, not a certificate. Full reports are given out on request.',
    data: 'Data',
    /** One line on pages whose title does not say enough. */
    notes: {
      matrix: 'Each criterion in scope with the controls mapped to it',
      frameworks: 'What the company states for other frameworks, and apart from it what crosswalks suggest',
      history: 'Earlier versions and what changed between them',
      howToRead: 'What types, opinions, exceptions, carve-outs and other terms of audits mean',
      vendorSummary: 'One page for a reviewer’s file: company, products, reports, data, contacts',
      changes: (count: number) => `${counted(count, 'change', 'changes')} by month, the latest first`,
      data: 'Everything that is published here as files',
      accessibility: 'What the site aims at, how that is checked, and what is known to be missing',
      securityContact: 'Where and how to report a weakness',
      search: 'Search in all pages',
    },
  },
  pack: {
    note: (day: string) =>
      `This is a copy as of ${day}, to be read without a network. Search, filters and requests work on the site alone:`,
    readme: (title: string, site: string, day: string) =>
      `${title}\n\nA copy of the public pages and files of ${site}/ as of ${day}.\n\nOpen index.html in a browser. No network is needed. Search and filters are on the site alone,\nand restricted reports are given out there on request.\n\nSHA256SUMS and manifest.json list every file with its SHA-256 hash. To check the files:\n\n    sha256sum -c SHA256SUMS\n\nThe hash of the whole zip file stands in the list that the site publishes:\n${site}/.well-known/vitrine-manifest.json\n`,
  },
};
