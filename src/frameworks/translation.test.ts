import { describe, expect, it, test } from 'vitest';
import { type CatalogueId, frameworkCatalogue, frameworkIds, frameworkNotice } from './catalogue.ts';
import { crosswalkSource } from './crosswalk.ts';
import { soc2Edition, soc2TscRev2022 } from './soc2.ts';
import {
  criteriaTranslation,
  frameworkLanguage,
  frameworkTranslation,
  titleLanguage,
} from './translation.ts';
import { unitGroups } from './unit-groups.ts';

const catalogues = frameworkIds.filter((id): id is CatalogueId => id !== 'soc2');
const translated = catalogues.filter((id) => titleLanguage(id, 'de') === 'de');

describe('the German of the SOC 2 criteria', () => {
  const words = criteriaTranslation('de');
  const german = soc2Edition(soc2TscRev2022.id, 'de');

  it('has each series, each criterion and each point of focus, and no other', () => {
    expect(Object.keys(words?.series ?? {})).toEqual(soc2TscRev2022.series.map(({ id }) => id));
    expect(Object.entries(words?.criteria ?? {}).map(([id, one]) => [id, one?.points.length])).toEqual(
      soc2TscRev2022.criteria.map(({ id, pointsOfFocus }) => [id, pointsOfFocus.length]),
    );
  });

  it('leaves no text in English', () => {
    const english = new Set(textsOf(soc2TscRev2022));
    const found = textsOf(german ?? soc2TscRev2022);
    expect(found).toHaveLength(20 + 61 * 2 + 330);
    expect(found.filter((text) => english.has(text) || text.trim() === '')).toEqual([]);
  });

  it('says each thing once: no two criteria, and no two points of one criterion, have the same words', () => {
    expect(doubles(german?.criteria.map(({ title }) => title) ?? [])).toEqual([]);
    for (const { pointsOfFocus } of german?.criteria ?? [])
      expect(doubles(pointsOfFocus.map(({ label }) => label))).toEqual([]);
  });

  it('writes a summary as a sentence and a title as none', () => {
    const criteria = german?.criteria ?? [];
    expect(criteria.filter(({ summary }) => !summary.endsWith('.')).map(({ id }) => id)).toEqual([]);
    expect(criteria.filter(({ title }) => /[.:;]$/.test(title)).map(({ id }) => id)).toEqual([]);
  });

  it('changes words alone: ids, categories and conditions stay', () => {
    const facts = ({ criteria }: typeof soc2TscRev2022) =>
      criteria.map(({ title, summary, pointsOfFocus, ...rest }) => ({
        ...rest,
        points: pointsOfFocus.map(({ label, ...point }) => point),
      }));
    expect(facts(german ?? soc2TscRev2022)).toEqual(facts(soc2TscRev2022));
  });

  it('is the same object each time, for criteria are compared as objects', () => {
    expect(soc2Edition(soc2TscRev2022.id, 'de')).toBe(german);
    expect(soc2Edition('soc2-tsc-1999', 'de')).toBeUndefined();
  });
});

describe.each(translated)('the German of %s', (id) => {
  const words = frameworkTranslation(id, 'de');
  const { items, groups } = frameworkCatalogue(id);

  it('has a title for each titled item and group, and for no other', () => {
    const titled = items.flatMap((item) => (item.title === null ? [] : [item.id as string]));
    expect(new Set(Object.keys(words?.items ?? {}))).toEqual(new Set(titled));
    expect(new Set(Object.keys(words?.groups ?? {}))).toEqual(new Set(groups.keys()));
  });

  it('leaves no title in English', () => {
    const pairs = items.map(({ id: item, title }) => [title, words?.items?.[item]]);
    const all = [...pairs, ...[...groups].map(([group, title]) => [title, words?.groups?.[group]])];
    expect(all.filter(([english, german]) => english !== null && english === german)).toEqual([]);
  });

  it('finds the same items', () => {
    const german = frameworkCatalogue(id, 'de');
    for (const item of items) expect(german.find(item.id)).toMatchObject({ kind: 'item', id: item.id });
    expect(unitGroups(id, 'de').map((group) => group.id)).toEqual(unitGroups(id).map((group) => group.id));
  });
});

test('titles of NIST and HIPAA stay in the English of their publishers, and what we say of them does not', () => {
  expect(catalogues.filter((id) => !translated.includes(id))).toEqual(['nist-csf', 'nist-800-53', 'hipaa']);
  expect(frameworkCatalogue('hipaa', 'de').items).toEqual(frameworkCatalogue('hipaa').items);
  expect(unitGroups('nist-csf', 'de')).toEqual(unitGroups('nist-csf'));
});

test.each(frameworkIds)('%s has a notice in German: its edition, source and license', (id) => {
  const { edition, source, licence } = frameworkNotice(id, 'de');
  const english = frameworkNotice(id);
  expect(edition).not.toBe('');
  expect(edition.match(/\d{4}|\d\.\d/g)).toEqual(english.edition.match(/\d{4}|\d\.\d/g));
  expect([source, licence].filter((text) => !text.endsWith('.'))).toEqual([]);
  expect(licence).not.toBe(english.licence);
});

test('a crosswalk is called guidance in German too', () => {
  for (const id of catalogues)
    expect(crosswalkSource(id, 'de').note).toBe('Orientierung, keine amtliche Zuordnung.');
});

test('a site is served in its language, whatever the region, and else in English', () => {
  expect(['de', 'de-CH', 'DE-at', 'en', 'ar-EG', 'den'].map(frameworkLanguage)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'en',
  ]);
});

function textsOf({ series, criteria }: typeof soc2TscRev2022): readonly string[] {
  return [
    ...series.map(({ title }) => title),
    ...criteria.flatMap(({ title, summary, pointsOfFocus }) => [
      title,
      summary,
      ...pointsOfFocus.map(({ label }) => label),
    ]),
  ];
}

function doubles(texts: readonly string[]): readonly string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}
