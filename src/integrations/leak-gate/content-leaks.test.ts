import { expect, test } from 'vitest';
import { parseDay } from '#domain/calendar-day.ts';
import { contentRepository } from '#load/git-repository.fixture.ts';
import { load } from '#load/load.ts';
import { leaksOf } from './content-leaks.ts';

const today = parseDay('2026-11-23') ?? never();

function never(): never {
  throw new Error('no day');
}

const control = `---
title: Rights are reviewed
criteria: [CC6.1]
status: implemented
owner: Head of IT
evidence: [{ title: Canary export of the break glass register }]
---
The owner of each system reviews who may use it in every quarter and keeps the list of what was decided.
`;
const trust = `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "https://trust.acme.example" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
facts: [{ label: Insurer, value: Canary mutual of the northern islands, visibility: internal }]
checks: { future-review: { severity: off, reason: Canary reason about the auditor who has left } }
`;

/** What is found in a page with these words, when the content is committed as it stands. */
function found(words: string) {
  const { root, commit } = contentRepository({ 'trust.yaml': trust });
  commit('2026-01-10', { 'controls/AC-01.md': control });
  commit('2026-06-10', { 'controls/AC-01.md': control.replace('every quarter', 'every month') });
  const content = { ...load(root), today, findings: [] };
  return leaksOf(content, { path: 'index.html', content: `<p>${words}</p>`, sha256: '' }).map(
    ({ what }) => what,
  );
}

test('evidence is found although it stands in the history of a public control', () =>
  expect(found('Canary export of the break glass register')).toEqual([
    'evidence of AC-01, which is internal',
  ]));

test('a fact that is not public is found', () =>
  expect(found('Canary mutual of the northern islands')).toEqual([
    'the internal fact Insurer of trust.yaml',
  ]));

test('earlier words of a public control are no leak', () =>
  expect(found('The owner of each system reviews who may use it in every quarter')).toEqual([]));
