// Takes pictures of one page of each kind, wide and narrow, and of a notice as printed, into shots/: for people to look at.
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser, openTab } from './support/browser.js';
import { serve } from './support/server.js';
import { buildSite, samplePages } from './support/sites.js';

const folder = fileURLToPath(new URL('shots/', import.meta.url));
const screens = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
const site = await buildSite('shots', 'https://gongbao.example/', ['--audience', 'public']);
const server = await serve(site);
const browser = await openBrowser();
for (const [screen, viewport] of Object.entries(screens)) {
  const { tab, close } = await openTab(browser, { viewport });
  for (const { kind, page } of samplePages(site)) {
    await tab.goto(server.url + page.path);
    await tab.screenshot({ path: `${folder}${kind.replace(' ', '-')}-${screen}.png`, fullPage: true });
    if (kind === 'notice' && screen === 'wide') await tab.pdf({ path: `${folder}notice.pdf`, preferCSSPageSize: true });
    console.log(`${kind} ${screen}: ${page.path}`);
  }
  await close();
}
await browser.close();
await server.close();
