import { expect, test } from 'vitest';
import { parseDay } from '#domain/calendar-day.ts';
import { contentRepository, policyFile } from '#load/git-repository.fixture.ts';
import { load } from '#load/load.ts';
import { allChanges } from '#site/changes/all-changes.ts';
import { policyHistoryView } from '#site/history/history-view.ts';
import { derivePublicContent } from '#site/public-content.ts';
import { en } from '#site/words/en.ts';
import { contentPast } from './published-past.ts';

const today = parseDay('2026-11-23') ?? never();
const trust = (
  more = '',
) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "https://trust.acme.example"${more} }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
`;
const file = 'policies/access.md';
const canary = 'The canary account of the break glass procedure is kept in the safe in Hamburg.';

function never(): never {
  throw new Error('no day');
}

/** What a build from this folder would show, as one text, and what it would look for in its own output. */
function shown(root: string) {
  const loaded = load(root);
  const past = contentPast({ ...loaded, today, findings: [] });
  const content = derivePublicContent({ ...loaded, past: past.published, today });
  const [policy] = content.policies;
  const view = policy?.access === 'public' ? policyHistoryView(policy, content, en) : null;
  const text = JSON.stringify([
    view,
    allChanges(content),
    content.past.kind === 'known' && [...content.past.policies],
  ]);
  return { view, text, hidden: past.hidden.map(({ text }) => text).join('\n') };
}

test('versions that were public are compared, word by word', () => {
  const { root, commit } = contentRepository({ 'trust.yaml': trust() });
  commit('2026-01-10', { [file]: policyFile('1', 'Access is reviewed every year by the owner.') });
  commit('2026-06-10', { [file]: policyFile('2', 'Access is reviewed every quarter by the owner.') });
  const { view, text } = shown(root);
  expect(view?.steps).toMatchObject([
    { day: '2026-06-10', title: 'Version 2', facts: [{ label: 'Version', before: '1', after: '2' }] },
  ]);
  expect(view?.steps[0]?.diff).toContainEqual({
    kind: 'change',
    change: expect.objectContaining({
      pieces: [
        { kind: 'same', text: 'Access is reviewed every ' },
        { kind: 'removed', text: 'year ' },
        { kind: 'added', text: 'quarter ' },
        { kind: 'same', text: 'by the owner.' },
      ],
    }),
  });
  expect(text).not.toContain('canary message');
});

test.each(['visibility: internal\n', 'visibility: gated\n', 'draft: true\n'])(
  'a text that stood there with “%s” does not come out, and the leak gate looks for it',
  (state) => {
    const { root, commit } = contentRepository({ 'trust.yaml': trust() });
    commit('2026-01-10', { [file]: policyFile('1', canary, state) });
    commit('2026-06-10', { [file]: policyFile('2', 'Access is reviewed every quarter.') });
    const { view, text, hidden } = shown(root);
    expect(view?.steps).toEqual([]);
    expect(text).not.toContain('canary');
    expect(hidden).toContain(canary);
  },
);

test('a public text of the past that an internal entry holds today is closed', () => {
  const { root, commit } = contentRepository({ 'trust.yaml': trust() });
  commit('2026-01-10', { [file]: policyFile('1', canary) });
  commit('2026-02-10', { [file]: policyFile('2', 'Access is reviewed.') });
  expect(shown(root).text).toContain('canary');
  commit('2026-06-10', {
    'controls/IN-1.md': `---\ntitle: Inside\ncriteria: [CC6.1]\nstatus: implemented\nowner: Head\nvisibility: internal\n---\n${canary}\n`,
  });
  expect(shown(root).text).not.toContain('canary');
});

test.each([
  ['the entry with none', 'historyFrom: none\n', ''],
  ['the entry with a day', 'historyFrom: 2026-05-01\n', ''],
  ['the entry with a version', 'historyFrom: "2"\n', ''],
  ['the site with none', '', ', historyFrom: none'],
  ['the site with a day', '', ', historyFrom: 2026-05-01'],
])('history is stopped by %s', (_name, entry, site) => {
  const { root, commit } = contentRepository({ 'trust.yaml': trust(site) });
  commit('2026-01-10', { [file]: policyFile('1', canary) });
  commit('2026-06-10', { [file]: policyFile('2', 'Access is reviewed every quarter.', entry) });
  const { view, text } = shown(root);
  expect(view?.steps ?? []).toEqual([]);
  expect(text).not.toContain('canary');
});

test('a change that is not committed is told as such', () => {
  const { root, commit } = contentRepository({ 'trust.yaml': trust(), [file]: policyFile('1', 'One.') });
  commit('2026-01-10', {});
  const loaded = load(root);
  const changed = { ...loaded, today, findings: [] };
  const past = contentPast(changed).published;
  const [entry] = loaded.trustCenter.policies;
  if (!entry) throw new Error('no policy');
  const policies = [{ ...entry, body: '## Purpose\n\nAnother text.\n' }];
  const content = derivePublicContent({
    ...loaded,
    trustCenter: { ...loaded.trustCenter, policies },
    past,
    today,
  });
  const [policy] = content.policies;
  const view = policy?.access === 'public' ? policyHistoryView(policy, content, en) : null;
  expect(view?.steps).toMatchObject([{ commit: null, day: '2026-11-23', textChange: expect.any(String) }]);
});

test('without git the page says so and shows nothing', () => {
  const loaded = load(contentRepository({ 'trust.yaml': trust(), [file]: policyFile('1', 'One.') }).root);
  const content = derivePublicContent({
    ...loaded,
    past: contentPast({ ...loaded, today, findings: [] }).published,
    today,
  });
  const [policy] = content.policies;
  const view = policy?.access === 'public' ? policyHistoryView(policy, content, en) : null;
  expect(view).toMatchObject({ steps: [], begins: null, problem: en.history.noGit['no-commits'] });
});
