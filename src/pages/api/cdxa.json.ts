import type { APIRoute } from 'astro';
import { cyclonedxAttestation } from '#export/cyclonedx/attestation.ts';
import { publishedJson } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedJson(cyclonedxAttestation(publicSources()));
