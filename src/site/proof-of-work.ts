/** In the browser: computes the proof while the form is filled in, and holds the form back only until it is there. */

/** Older proofs are made anew: the server takes them for 30 minutes. */
const freshMs = 25 * 60_000;
/** Then the form goes without one: the server takes fewer of those, but takes them. */
const patienceMs = 30_000;

const field = document.querySelector<HTMLInputElement>('[data-proof-of-work]');
const form = field?.form;
let madeAt = Number.NEGATIVE_INFINITY;
let making: Promise<void> | null = null;

if (field && form) {
  form.addEventListener('focusin', () => void proof(field), { once: true });
  form.addEventListener('submit', (event) => {
    if (isFresh()) return;
    event.preventDefault();
    const state = document.getElementById('proof-state');
    if (state) state.textContent = field.dataset.waiting ?? '';
    void Promise.race([proof(field), wait(patienceMs)]).then(() => form.submit());
  });
}

function isFresh(): boolean {
  return performance.now() - madeAt < freshMs;
}

/** One at a time; one that fails leaves the form without a proof. */
function proof(target: HTMLInputElement): Promise<void> {
  if (isFresh()) return Promise.resolve();
  making ??= make(target)
    .catch(() => undefined)
    .finally(() => {
      making = null;
    });
  return making;
}

async function make(target: HTMLInputElement): Promise<void> {
  const answer = await fetch(target.dataset.proofOfWork ?? '', { cache: 'no-store' });
  if (!answer.ok) return;
  const challenge: unknown = await answer.json();
  const solution = await solve(challenge);
  if (!solution) return;
  target.value = JSON.stringify({ challenge, solution });
  madeAt = performance.now();
}

function solve(challenge: unknown): Promise<unknown> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('the worker failed'));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
