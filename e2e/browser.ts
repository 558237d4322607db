import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A real Chromium: the one named by CHROMIUM, the system's, or the one inside the npm package. */
export async function launchBrowser(): Promise<Browser> {
  const system = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return playwright.launch({
    executablePath: system ?? (await chromium.executablePath()),
    args: system
      ? flags
      : [...new Set([...chromium.args.filter((flag) => !flag.startsWith('--headless')), ...flags])],
    headless: true,
  });
}
