/** The language in which people are written to. */
export const mailLanguage = {
  label: 'Language of our mails',
  save: 'Save the language',
  /** For staff, before the form opens. */
  change: 'Change',
  /** For the person. */
  own: 'Pages, agreements and documents stay as they are.',
  /** For staff. */
  theirs: 'In which we write to this person. They can change it themselves under “Your requests”.',
  saved: 'Saved. From now on we write in this language.',
};
