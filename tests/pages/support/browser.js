// Headless Chromium, and what a page did while it was open.
import { chromium } from 'playwright-core';
import { setting } from './sites.js';

export function openBrowser() {
  // Without its own sandbox, as it runs as root in continuous integration; it opens our own pages only.
  return chromium.launch({ executablePath: setting('CHROMIUM'), args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] });
}

/** A new tab that records messages, dialogs, faults and requests that leave the host. */
export async function openTab(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  const faults = [];
  tab.on('console', (message) => faults.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  tab.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  tab.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  tab.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|file:)/.test(request.url())) faults.push(`leaves the host: ${request.url()}`);
  });
  return { tab, faults, close: () => context.close() };
}
