/**
 * Hides changes before a day. Works on the list as rendered, by its data attributes, and keeps the day in the address, so that
 * “what changed since our last review” can be a bookmark. Runs in the browser.
 */
const form = document.querySelector<HTMLFormElement>('#changes-filter');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const since = form.querySelector('input');
  const output = form.querySelector('output');
  const months = [...document.querySelectorAll<HTMLElement>('[data-month]')].map((month) => ({
    month,
    rows: [...month.querySelectorAll<HTMLElement>('[data-day]')],
    link: document.querySelector<HTMLElement>(`.months a[href="#${month.querySelector('h2')?.id}"]`),
  }));
  const years = [...document.querySelectorAll<HTMLElement>('.months li')];

  const apply = (keepInAddress: boolean) => {
    const day = since?.value ?? '';
    let shown = 0;
    for (const { month, rows, link } of months) {
      for (const row of rows) row.hidden = (row.dataset.day ?? '') < day;
      const left = rows.filter((row) => !row.hidden).length;
      month.hidden = left === 0;
      if (link) link.hidden = left === 0;
      shown += left;
    }
    for (const year of years) year.hidden = !year.querySelector('a:not([hidden])');
    // The words come with -1 where the number goes, with the minus of the language before it.
    if (output) output.textContent = (form.dataset.words ?? '').replace(/[-−]1/, String(shown));
    if (!keepInAddress) return;
    const address = new URL(location.href);
    if (day) address.searchParams.set('since', day);
    else address.searchParams.delete('since');
    history.replaceState(null, '', address);
  };

  if (since) since.value = new URLSearchParams(location.search).get('since') ?? '';
  form.hidden = false;
  apply(false);
  form.addEventListener('input', () => apply(true));
  form.addEventListener('submit', (event) => event.preventDefault());
  // A form is reset after its event.
  form.addEventListener('reset', () => setTimeout(() => apply(true)));
}
