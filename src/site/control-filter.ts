/**
 * The filter of the control list: works on the rows as rendered, by their data attributes, and keeps its state in the
 * address. Runs in the browser.
 */
const form = document.querySelector<HTMLFormElement>('#control-filter');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLInputElement>('input[type=search]');
  const selects = [...form.querySelectorAll('select')];
  const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')].map((group) => ({
    group,
    count: group.querySelector<HTMLElement>('[data-count]'),
    rows: [...group.querySelectorAll<HTMLElement>('[data-row]')].map(rowOf),
  }));
  const rows = groups.flatMap((group) => group.rows);
  const output = form.querySelector('output');
  const none = document.querySelector<HTMLElement>('#control-none');

  const apply = (keepInAddress: boolean) => {
    const wanted = (words?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.map((select) => select.value);
    const misses = (row: Row) =>
      selects.filter((select, at) => chosen[at] && !row.values[select.name]?.includes(chosen[at] ?? ''));
    const counts = selects.map(() => new Map<string, number>());
    for (const row of rows) {
      const missed = misses(row);
      const hasWords = wanted.every((word) => row.text.includes(word));
      row.isShown = hasWords && missed.length === 0;
      row.element.hidden = !row.isShown;
      if (!hasWords) continue;
      // A choice counts the rows that it would show: those that all other choices let through.
      selects.forEach((select, at) => {
        if (missed.some((other) => other !== select)) return;
        for (const value of row.values[select.name] ?? [])
          counts[at]?.set(value, (counts[at]?.get(value) ?? 0) + 1);
      });
    }
    for (const { group, count, rows: own } of groups) {
      const shown = own.filter(({ isShown }) => isShown).length;
      group.hidden = shown === 0;
      if (count) count.textContent = String(shown);
    }
    selects.forEach((select, at) => {
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts[at]?.get(option.value) ?? 0;
        option.textContent = `${option.dataset.label} (${count})`;
        option.disabled = count === 0 && !option.selected;
      }
    });
    const total = rows.filter(({ isShown }) => isShown).length;
    if (output) output.textContent = sentence(form, total, rows.length);
    if (none) none.hidden = total > 0;
    if (keepInAddress) history.replaceState(null, '', address(form));
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    if (words) words.value = query.get('q') ?? '';
    for (const select of selects) select.value = query.get(select.name) ?? '';
    for (const select of selects) if (select.selectedIndex < 0) select.value = '';
    apply(false);
  };

  form.addEventListener('input', () => apply(true));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => apply(true)));
  addEventListener('popstate', restore);
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      words?.focus();
    }
    if (event.key === 'Escape' && event.target === words && !event.isComposing) form.reset();
  });
  form.hidden = false;
  restore();
}

interface Row {
  readonly element: HTMLElement;
  readonly text: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  isShown: boolean;
}

/** The result in the words of the page. */
function sentence({ dataset }: HTMLFormElement, shown: number, total: number): string {
  const words = dataset.result ?? '{shown} / {total}';
  const digits = new Intl.NumberFormat(dataset.locale);
  return words.replace('{shown}', digits.format(shown)).replace('{total}', digits.format(total));
}

function rowOf(element: HTMLElement): Row {
  const values = Object.fromEntries(
    Object.entries(element.dataset).map(([name, value]) => [name, (value ?? '').split(' ').filter(Boolean)]),
  );
  return { element, text: (element.textContent ?? '').toLowerCase(), values, isShown: true };
}

function address(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : location.pathname;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}

export {};
