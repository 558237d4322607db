import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { provideSiteFrame, type SiteFrame } from './site-frame.ts';

/**
 * Gives the gate's pages the frame that the build wrote for them, at the address under which the server is reached now.
 */
export function provideGateFrame(built: SiteFrame, { url }: Pick<GateCatalogue['site'], 'url'>): void {
  provideSiteFrame({ ...built, url: url.replace(/\/+$/, '') });
}
