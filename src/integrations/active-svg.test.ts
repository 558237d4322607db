import { expect, test } from 'vitest';
import { activeSvg } from './active-svg.ts';

const svg = (inner: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inner}</svg>`);

test.each([
  ['<script>alert(1)</script>', 'a script'],
  ['<svg:script href="#x"/>', 'a script'],
  ['<path onload="alert(1)"/>', 'an event handler'],
  ['<foreignObject><p>x</p></foreignObject>', 'embedded HTML (foreignObject)'],
  ['<a href="javascript:alert(1)"><path/></a>', 'a link to something else'],
  ['<image href="https://tracker.example/x.png"/>', 'a link to something else'],
  ['<use xlink:href="//evil.example/x.svg#a"/>', 'a link to something else'],
  ['<style>@import "x.css";</style>', 'a style that loads something'],
  ['<rect fill="url(https://evil.example/x)"/>', 'a style that loads something'],
  ['<animate attributeName="href" values="javascript:alert(1)"/>', 'an active element'],
])('%s is refused as %s', (inner, why) => expect(activeSvg(svg(inner))).toBe(why));

test('a plain picture with gradients and inner references is fine', () => {
  expect(
    activeSvg(svg('<defs><linearGradient id="g"/></defs><use href="#p"/><rect id="p" fill="url(#g)"/>')),
  ).toBeNull();
});

test('something else under the name is refused', () =>
  expect(activeSvg(new TextEncoder().encode('%PDF'))).toBe('no readable SVG'));
