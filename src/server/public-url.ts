import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { isLocalUrl } from './settings/local-url.ts';
import type { Settings } from './settings.ts';

/**
 * The origin under which people reach the server: VITRINE_URL, else what was built. A site built for localhost is
 * reached at the port on which it listens now.
 */
export function publicUrlOf(settings: Settings, site: GateCatalogue['site']): string {
  if (settings.url !== null) return settings.url;
  const built = new URL(site.gateUrl);
  if (isLocalUrl(built.href)) built.port = String(settings.port);
  return built.origin;
}

/** The catalogue for a server at this address: links in mail lead to it. A public site elsewhere stays elsewhere. */
export function catalogueAt(publicUrl: string, catalogue: GateCatalogue): GateCatalogue {
  const { site } = catalogue;
  const isOneServer = new URL(site.url).origin === new URL(site.gateUrl).origin;
  return { ...catalogue, site: { ...site, gateUrl: publicUrl, url: isOneServer ? publicUrl : site.url } };
}
