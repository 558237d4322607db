import { describe, expect, it } from 'vitest';
import { contactAddress, contactLink, securityContactView } from './security-contact-view.ts';
import { publicContentOf } from './trust-center.fixture.ts';

const site = { url: 'https://trust.acme.example' };
const policy = {
  title: 'Vulnerabilities',
  version: '2.0',
  owner: 'CTO',
  approvedBy: 'CEO',
  approved: '2026-01-01',
};
const viewOf = (contacts: object, policies = {}) =>
  securityContactView(publicContentOf({ trust: { site, contacts }, policies }));

describe('securityContactView', () => {
  it('falls back to the security address of the company, and names no security.txt that does not exist', () => {
    expect(viewOf({})).toMatchObject({
      addresses: [{ label: 'security@acme.example', href: 'mailto:security@acme.example' }],
      policy: null,
      securityTxt: null,
    });
    expect(viewOf({ expires: '2027-01-01' }).securityTxt).toBeNull();
  });

  it('says how long security.txt is valid, and names languages', () => {
    const view = viewOf({
      contact: ['mailto:s@acme.example'],
      expires: '2027-01-01',
      preferredLanguages: ['en', 'de'],
    });
    expect(view).toMatchObject({ securityTxt: '2027-01-01', languages: ['English', 'German'] });
  });

  it('calls a policy of this site by its title and version, and keeps the section', () => {
    const contacts = { policy: 'https://trust.acme.example/policies/vulnerabilities/#reports' };
    expect(viewOf(contacts, { vulnerabilities: policy }).policy).toEqual({
      href: '/policies/vulnerabilities/#reports',
      title: 'Vulnerabilities',
      version: '2.0',
    });
    expect(viewOf({ policy: 'https://acme.example/disclosure' }).policy).toEqual({
      href: 'https://acme.example/disclosure',
      title: null,
      version: null,
    });
  });
});

describe('a written contact', () => {
  it('is an address of the web, a mail or a phone', () => {
    expect(contactAddress('security@acme.example')).toBe('mailto:security@acme.example');
    expect(contactAddress('+1 (503) 555-01')).toBe('tel:+1503555-01');
    expect(contactAddress('acme.example/report')).toBe('https://acme.example/report');
  });

  it('is a link only where a link may lead there', () => {
    expect(contactLink('https://acme.example/report/')).toEqual({
      label: 'acme.example/report',
      href: 'https://acme.example/report/',
    });
    expect(contactLink('javascript:alert(1)').href).toBeNull();
  });
});
