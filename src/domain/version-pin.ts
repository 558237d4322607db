/** What says which state of a text or file it is. */
export interface VersionPin {
  /** Key of the front matter. */
  readonly key: 'version' | 'date' | 'reportDate';
  readonly value: string;
}

interface Dated {
  readonly version?: string | undefined;
  readonly date?: string | undefined;
  readonly reportDate?: string | undefined;
}

/** The version, or the date of what has none, by which readers tell two states apart; null: there is neither. */
export function versionPin({ version, date, reportDate }: Dated): VersionPin | null {
  if (version !== undefined) return { key: 'version', value: version };
  if (date !== undefined) return { key: 'date', value: date };
  return reportDate === undefined ? null : { key: 'reportDate', value: reportDate };
}
