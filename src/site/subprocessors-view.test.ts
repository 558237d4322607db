import { describe, expect, it } from 'vitest';
import { indexContent } from './content-index.ts';
import { subprocessorsView } from './subprocessors-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const content = publicContentOf({
  subprocessors: {
    noticeDays: 30,
    subprocessors: [
      {
        id: 'host',
        name: 'Host',
        entity: 'Host',
        purpose: 'Hosting',
        locations: { storage: ['DE'], remoteAccess: ['IN'] },
        transfers: [{ from: 'EU', to: 'US', mechanism: 'dpf' }],
        products: ['cloud'],
      },
      {
        id: 'next',
        name: 'Next',
        purpose: 'Calls',
        status: 'planned',
        announced: '2026-11-02',
        effective: '2026-12-15',
        replaces: 'host',
      },
      { id: 'gone', name: 'Gone', purpose: 'Surveys', status: 'removed', effective: '2026-03-31' },
    ],
  },
});
const view = subprocessorsView(content, indexContent(content));

describe('subprocessorsView', () => {
  it('writes countries, mechanisms and products in words', () => {
    expect(view.active).toMatchObject([
      {
        entity: null,
        locations: [
          { label: 'Storage', countries: ['Germany'] },
          { label: 'Remote access', countries: ['India'] },
        ],
        transfers: ['EU to US: Data Privacy Framework'],
        products: ['Acme Cloud'],
      },
    ]);
  });

  it('names places of storage and of processing once where they are the same', () => {
    const locations = { storage: ['DE', 'IE'], processing: ['IE', 'DE'], remoteAccess: [] };
    const same = publicContentOf({
      subprocessors: { subprocessors: [{ id: 'one', name: 'One', purpose: 'Mail', locations }] },
    });
    expect(subprocessorsView(same, indexContent(same)).active[0]?.locations).toEqual([
      { label: 'Storage and processing', countries: ['Germany', 'Ireland'] },
    ]);
  });

  it('computes the last day to object and the days that are left', () => {
    expect(view.planned).toMatchObject([{ lastDayToObject: '2026-12-02', daysLeft: 9, replaces: 'Host' }]);
  });

  it('says when a removed one ended, and where an objection goes', () => {
    expect(view.removed).toMatchObject([{ ended: '2026-03-31' }]);
    expect(view.objectionAddress).toBe('security@acme.example');
  });
});
