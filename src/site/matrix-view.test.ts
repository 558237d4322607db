import { expect, test } from 'vitest';
import { indexContent } from './content-index.ts';
import { matrixView } from './matrix-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const body = 'The owner does this every week and keeps a record of it for a whole year in the tool.';
const control = { status: 'implemented', owner: 'Head', title: 'Control', body };
const content = publicContentOf({
  trust: {
    scope: {
      framework: 'soc2-tsc-2017-rev2022',
      categories: ['security'],
      products: ['cloud'],
      carvedOut: [{ criterion: 'CC6.4', subserviceOrganization: 'host', csoc: 'H-1' }],
    },
  },
  subprocessors: { subprocessors: [{ id: 'host', name: 'Host Ltd', purpose: 'Hosting' }] },
  controls: {
    'A-1': { ...control, criteria: ['CC6.1', 'CC6.3', 'CC7.1'] },
    'A-2': { ...control, criteria: ['CC6.2'], status: 'planned' },
    'A-3': { ...control, criteria: ['CC7.1'], visibility: 'gated' },
  },
});
const [system] = matrixView(content, indexContent(content)).systems;
const series = (id: string) => system?.tables.find((one) => one.id === id);

test('a table has the controls of its series, in the cells of the criteria that they name', () => {
  expect(series('CC6')?.controls.map(({ control: { id }, cells }) => [id, ...cells.slice(0, 4)])).toEqual([
    ['A-1', 'counts', null, 'counts', null],
    ['A-2', null, 'named', null, null],
  ]);
  expect(series('CC7')?.controls.map(({ control: { id } }) => id)).toEqual(['A-1']);
});

test('a table names the organization that part of a criterion is left to', () => {
  expect(series('CC6')?.organizations.map(({ name, cells }) => [name, cells.indexOf(true)])).toEqual([
    ['Host Ltd', 3],
  ]);
  expect(series('CC7')?.organizations).toEqual([]);
});

test('every series in scope has a table, also without a control', () => {
  expect(system?.tables.map(({ id }) => id)).toEqual([
    ...['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9'],
  ]);
});
