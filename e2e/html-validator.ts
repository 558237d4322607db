import { HtmlValidate } from 'html-validate';

/** The standard preset: what the HTML standard forbids. Rules that only ask for a style are off, each with its reason. */
export const htmlValidator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Astro writes void elements, optional attributes and white space in its own way.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // Titles end with the name of the site, for those who have many of them open.
    'long-title': 'off',
  },
});
