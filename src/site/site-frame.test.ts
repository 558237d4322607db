import { describe, expect, it } from 'vitest';
import { iconSvg } from './icon.ts';
import { frameOf } from './site-frame.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const company = {
  name: 'Acme',
  legalName: 'Acme, Inc.',
  url: 'https://acme.example',
  securityEmail: 's@acme.example',
};

describe('frameOf', () => {
  it('names the site after the company, and takes no slash at the end of its address', () => {
    const frame = frameOf(publicContentOf({ trust: { site: { url: 'https://trust.acme.example/' } } }));
    expect(frame).toMatchObject({
      title: 'Acme Trust Center',
      url: 'https://trust.acme.example',
      logo: null,
    });
  });

  it('offers to request access only where there is something to request', () => {
    const policy = {
      title: 'On request',
      version: '1',
      owner: 'CTO',
      approvedBy: 'CEO',
      approved: '2026-01-01',
    };
    expect(frameOf(publicContentOf({ policies: { p: policy } })).requestHref).toBeNull();
    const gated = publicContentOf({ policies: { p: { ...policy, visibility: 'gated' } } });
    expect(frameOf(gated).requestHref).toBe('/request');
  });

  it('shows a logo only where the file is there', () => {
    const trust = { company: { ...company, logo: 'my logo.svg' } };
    expect(frameOf(publicContentOf({ trust })).logo).toBeNull();
    expect(frameOf(publicContentOf({ trust, publicFiles: ['my logo.svg'] })).logo).toBe(
      '/files/my%20logo.svg',
    );
  });

  it('drops links that lead nowhere safe', () => {
    const nav = [
      { label: 'Blog', href: 'https://acme.example/blog' },
      { label: 'Bad', href: 'javascript:alert(1)' },
    ];
    const frame = frameOf(
      publicContentOf({ trust: { site: { url: 'https://trust.acme.example', nav, footer: nav } } }),
    );
    expect([frame.nav, frame.footer].map((links) => links.map(({ label }) => label))).toEqual([
      ['Blog'],
      ['Blog'],
    ]);
  });

  it('is plain data, so that the build can hand it to the server', () => {
    const frame = frameOf(publicContentOf({}));
    expect(JSON.parse(JSON.stringify(frame))).toEqual(frame);
  });
});

describe('iconSvg', () => {
  it('takes one letter or digit of the name and no markup', () => {
    expect(iconSvg('<script>', undefined)).toContain('>S</text>');
    expect(iconSvg('  östermere', '#0f5c63')).toContain('>Ö</text>');
    expect(iconSvg('!!', 'x')).toContain('>T</text>');
  });
});
