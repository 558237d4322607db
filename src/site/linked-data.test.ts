import { expect, test } from 'vitest';
import { linkedData, linkedDataScript } from './linked-data.ts';
import { frameOf } from './site-frame.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const frame = frameOf(publicContentOf({}));
const page = { path: '/controls/ac-01/', title: 'AC-01 Access', description: 'A control.' };

test('the home page names the company and the site', () => {
  const types = linkedData({ ...page, path: '/' }, frame).map((node) => node['@type']);
  expect(types).toEqual(['Organization', 'WebSite']);
});

test('every other page names the way to it', () => {
  const [crumbs] = linkedData(page, frame) as [{ itemListElement: { name: string; item: string }[] }];
  expect(crumbs.itemListElement.map(({ name, item }) => `${name} ${item}`)).toEqual([
    'Acme Trust Center https://trust.acme.example/',
    'Controls https://trust.acme.example/controls/',
    'AC-01 Access https://trust.acme.example/controls/ac-01/',
  ]);
});

test('a title cannot close the element or open another', () => {
  const script = linkedDataScript({ ...page, title: '</script><script>alert(1)</script><!--' }, frame);
  expect(script).not.toMatch(/[<>]/);
  expect(JSON.stringify(JSON.parse(script))).toContain('</script><script>alert(1)');
});
