/** How accessible the site and the company’s products are; the tests that it names are those of e2e/. */
export const accessibility = {
  title: 'Accessibility',
  description: (company: string) =>
    `What this trust center and the products of ${company} do for readers with disabilities, what is known to be missing, and whom to tell about a barrier.`,
  lead: (company: string) =>
    `Everybody should be able to read what ${company} publishes here. This page says what the site aims at, how that is checked, what is known to be missing, and whom to tell.`,
  site: 'This trust center',
  aim: 'Aim',
  aimValue: 'Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA.',
  checks: 'How it is checked',
  checksValue:
    'Each kind of page of the software behind this site is tested with every change of the software: by the rules of axe-core in light and dark, with the keyboard alone, in a window of 320 pixels, with text twice as large, and on paper.',
  basis: 'By whom',
  basisValue: 'A self-assessment of the software, mostly automatic. No outside body has reviewed it.',
  gaps: 'Known gaps',
  gapList: [
    'Automatic rules do not find every barrier, and people who depend on assistive technology have not tested the software yet.',
    'Texts, pictures and files that are published here are as accessible as their authors made them. The tests do not look into PDF files and spreadsheets.',
    'The search and the filters of lists need JavaScript. The lists are complete without it.',
  ] as readonly string[],
  interfaceGap:
    'The words of the interface are not translated into the language of this site. They are English, and marked as such.',
  products: 'Products',
  productsNote: (company: string) => `What ${company} says about its own products.`,
  none: (company: string) => `No statement about the products of ${company} is published here.`,
  contact: 'Report a barrier',
  contactText: (address: string) =>
    `Write to [${address}]. Say which page or product it is, what you wanted to do and which aid you use. If you need the information at once, ask for it in another form.`,
};
