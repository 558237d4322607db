/**
 * Ticks documents in the kept request form, as the page itself would: `<input … name="documents" value="ID" checked>`.
 * @param html the form with nothing ticked
 * @param offered the documents of the form; other ids change nothing
 */
export function tickDocuments(
  html: string,
  offered: readonly { readonly id: string }[],
  chosen: readonly string[],
): string {
  let ticked = html;
  for (const { id } of offered) {
    if (!chosen.includes(id)) continue;
    const box = `name="documents" value="${id}"`;
    ticked = ticked.replace(`${box}>`, () => `${box} checked>`);
  }
  return ticked;
}
