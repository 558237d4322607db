/**
 * The search: asks Pagefind's index, which is loaded with the first key, and prints plain links. The words stay in the
 * address. Runs in the browser.
 */
/** Results at first and with each “Show more”; stands above its first use, for this module runs at once. */
const pageSize = 20;

const root = document.querySelector<HTMLFormElement>('#site-search');
if (root) start(root);

interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

interface Pagefind {
  readonly init: () => Promise<void>;
  readonly filters: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  readonly debouncedSearch: (
    words: string,
    options: { readonly filters?: Readonly<Record<string, string>> },
    wait: number,
  ) => Promise<{ readonly results: readonly { readonly data: () => Promise<Found> }[] } | null>;
}

function start(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLInputElement>('input[type=search]');
  const kind = form.querySelector('select');
  const state = document.querySelector<HTMLElement>('#search-state');
  const list = document.querySelector<HTMLElement>('#search-results');
  const more = document.querySelector<HTMLButtonElement>('#search-more');
  const hint = document.querySelector<HTMLElement>('#search-hint');
  if (!words || !kind || !state || !list || !more || !hint) return;
  let loading: Promise<Pagefind> | null = null;
  const before = leftState();
  let shown = before.shown;

  const index = () => {
    loading ??= load(kind).catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
    return loading;
  };

  const search = async () => {
    const query = words.value.trim();
    history.replaceState({ shown } satisfies Left, '', address(query, kind.value));
    if (!query) {
      list.replaceChildren();
      more.hidden = true;
      hint.hidden = true;
      state.textContent = '';
      return;
    }
    try {
      const pagefind = await index();
      const answer = await pagefind.debouncedSearch(
        query,
        kind.value ? { filters: { kind: kind.value } } : {},
        120,
      );
      if (!answer) return;
      const found = await Promise.all(answer.results.slice(0, shown).map((result) => result.data()));
      if (words.value.trim() !== query) return;
      list.replaceChildren(...found.map(item));
      more.hidden = answer.results.length <= shown;
      hint.hidden = answer.results.length > 0;
      state.textContent = sentence(form.dataset, answer.results.length, query, kind.value);
    } catch {
      state.textContent = form.dataset.failed ?? '';
    }
  };

  const fresh = () => {
    shown = pageSize;
    void search();
  };

  form.addEventListener('input', fresh);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    fresh();
  });
  more.addEventListener('click', () => {
    shown += pageSize;
    void search();
  });
  words.addEventListener('focus', () => void index().catch(() => undefined), { once: true });
  addEventListener('keydown', (event) => move(event, words, list));
  addEventListener('pagehide', () => history.replaceState({ shown, top: scrollY } satisfies Left, ''));

  const given = new URLSearchParams(location.search);
  words.value = given.get('q') ?? '';
  form.hidden = false;
  if (!matchMedia('(pointer: coarse)').matches) words.focus();
  if (words.value)
    void index().then(() => {
      kind.value = given.get('kind') ?? '';
      if (kind.selectedIndex < 0) kind.value = '';
      return search().then(() => before.top && scrollTo(0, before.top));
    }, search);
}

/** How far a reader had come before a result was opened: the way back leads there again. */
interface Left {
  readonly shown: number;
  readonly top?: number;
}

function leftState(): Left {
  const { shown, top } = (history.state ?? {}) as Partial<Left>;
  return { shown: shown ?? pageSize, top: top ?? 0 };
}

async function load(kind: HTMLSelectElement): Promise<Pagefind> {
  const path = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ path)) as Pagefind;
  await pagefind.init();
  const { kind: kinds = {} } = await pagefind.filters();
  if (kind.options.length === 1) {
    for (const [name, count] of Object.entries(kinds).sort())
      kind.add(new Option(`${name} (${count})`, name));
  }
  return pagefind;
}

/** One result. Excerpts come with `<mark>` around the words; everything else in them is taken as text. */
function item({ url, excerpt, meta }: Found): HTMLElement {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  const name = document.createElement('div');
  name.className = 'search-kind-name';
  name.textContent = meta.kind ?? '';
  const words = document.createElement('p');
  for (const [at, piece] of cutOut(excerpt.trim())
    .split(/<\/?mark>/)
    .entries()) {
    const text = decoded(piece);
    if (at % 2 === 0) words.append(text);
    else {
      // The index marks a word together with the signs behind it.
      const [word = text] = /^.*[\p{L}\p{N}]/su.exec(text) ?? [];
      words.append(
        Object.assign(document.createElement('mark'), { textContent: word }),
        text.slice(word.length),
      );
    }
  }
  entry.append(name, link, words);
  return entry;
}

/** Marks where an excerpt begins or ends inside of a sentence. */
function cutOut(excerpt: string): string {
  const text = excerpt.replace(/<\/?mark>/g, '');
  const begins = /^[\p{Lu}\p{N}“"(]/u.test(text) ? '' : '… ';
  return `${begins}${excerpt}${/[.?!。][”")]?$/u.test(text) ? '' : ' …'}`;
}

function decoded(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0*39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** `/` goes to the words, arrows go through the results, Escape empties the words. Keys that compose a character stay with it. */
function move(event: KeyboardEvent, words: HTMLInputElement, list: HTMLElement): void {
  const target = event.target as HTMLElement;
  if (event.isComposing || target.matches('select')) return;
  const links = [...list.querySelectorAll('a')];
  if (event.key === '/' && !target.matches('input')) {
    event.preventDefault();
    words.focus();
  } else if (event.key === 'Escape') {
    words.value = '';
    words.focus();
    words.dispatchEvent(new Event('input', { bubbles: true }));
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const at = links.indexOf(target as HTMLAnchorElement);
    if (at < 0 && target !== words) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (next < 0 ? words : links[Math.min(next, links.length - 1)])?.focus();
  }
}

/** How much was found, in the words of the page. */
function sentence(words: DOMStringMap, count: number, query: string, kind: string): string {
  const none = kind ? words.noneOfKind : words.none;
  const pattern = (count === 0 ? none : count === 1 ? words.one : words.many) ?? '{count}';
  const values: Readonly<Record<string, string>> = { count: String(count), query, kind };
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function address(query: string, kind: string): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (query && kind) parameters.set('kind', kind);
  return parameters.size > 0 ? `?${parameters}` : location.pathname;
}

export {};
