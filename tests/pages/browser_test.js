// Protects: every kind of page works in a real browser under a strict policy, on a wide and a narrow screen, light and dark,
// for readers with a screen reader, without script, opened from a folder and printed.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openTab } from './support/browser.js';
import { expect, expectNone } from './support/expect.js';
import { serve } from './support/server.js';
import { samplePages } from './support/sites.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const conformance = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

/** Opens one page of each kind of each site and collects what `look(tab, page)` finds wrong. */
async function lookAtSamples(browser, sites, options, look) {
  const problems = [];
  for (const site of sites) {
    const server = await serve(site);
    const { tab, faults, close } = await openTab(browser, options);
    for (const { kind, page } of samplePages(site)) {
      await tab.goto(server.url + page.path.replace(/(^|\/)index\.html$/, '$1'));
      const found = [...((await look(tab, page)) ?? []), ...faults.splice(0)];
      problems.push(...found.map((problem) => `${site.name}: ${kind}: ${page.path}: ${problem}`));
    }
    await close();
    await server.close();
  }
  expectNone(problems);
}

/** What a reader may come upon. */
const publicSites = (sites) => [sites.belowPath, sites.signed];
const internalSites = (sites) => [sites.internal, sites.signedInternal];

/** Runs in the browser: what sticks out to the side, innermost elements only. */
function overflowInBrowser() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.scroll'));
  const names = out.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 20)}"`);
  return [`${scrollWidth} wide on ${clientWidth}: ${names.join('; ')}`];
}

/** Runs in the browser: what every page must have. */
function basicsInBrowser() {
  const problems = [];
  const headings = document.querySelectorAll('h1');
  if (headings.length !== 1 || headings[0].textContent.trim() === '') problems.push(`${headings.length} h1`);
  if (!document.documentElement.lang) problems.push('no lang');
  if (document.title.trim() === '') problems.push('no title');
  if (document.querySelectorAll('main').length !== 1) problems.push('not one main');
  if (document.querySelector('[style], style')) problems.push('a style in the page');
  if (getComputedStyle(document.querySelector('.wrap')).maxWidth === 'none') problems.push('no style sheet');
  let last = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) problems.push(`h${level} after h${last}: ${heading.textContent}`);
    last = level;
  }
  for (const image of document.images) if (!image.complete || image.naturalWidth === 0) problems.push(`no image ${image.src}`);
  return problems;
}

async function looks(tab) {
  return [...(await tab.evaluate(basicsInBrowser)), ...(await tab.evaluate(overflowInBrowser))];
}

async function barriers(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), conformance);
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

export const tests = {
  'pages fit a wide screen': ({ sites, browser }) => lookAtSamples(browser, publicSites(sites), { viewport: wide }, looks),
  'pages fit a narrow screen': ({ sites, browser }) => lookAtSamples(browser, publicSites(sites), { viewport: narrow, hasTouch: true, isMobile: true }, looks),
  'internal pages fit a narrow screen': ({ sites, browser }) => lookAtSamples(browser, internalSites(sites), { viewport: narrow }, looks),
  'pages have no barrier on a wide, light screen': ({ sites, browser }) =>
    lookAtSamples(browser, publicSites(sites), { viewport: wide, colorScheme: 'light' }, barriers),
  'pages have no barrier on a narrow, dark screen': ({ sites, browser }) =>
    lookAtSamples(browser, publicSites(sites), { viewport: narrow, colorScheme: 'dark' }, barriers),

  'internal pages have no barrier, light or dark': async ({ sites, browser }) => {
    for (const colorScheme of ['light', 'dark']) await lookAtSamples(browser, internalSites(sites), { viewport: narrow, colorScheme }, barriers);
  },

  'every kind of page about versions and sign-offs is looked at': ({ sites }) => {
    const kinds = (site) => new Set(samplePages(site).map(({ kind }) => kind));
    const missing = (site, expected) => expected.filter((kind) => !kinds(site).has(kind)).map((kind) => `${site.name}: no ${kind}`);
    const history = ['history', 'history-version', 'history-version banner-warn', 'history-difference'];
    expectNone([
      ...missing(sites.signed, [...history, 'notice tombstone', 'notice banner-bad', 'notice banner-open', 'notice banner-warn', 'summary']),
      ...missing(sites.signedInternal, [...history, 'status', 'notice tombstone', 'notice banner-none', 'notice banner-open', 'summary banner-warn']),
    ]);
  },

  'pages say the same without script': async ({ sites, browser }) => {
    const server = await serve(sites.belowPath);
    const plain = await openTab(browser, { javaScriptEnabled: false });
    const scripted = await openTab(browser);
    const problems = [];
    for (const { kind, page } of samplePages(sites.belowPath)) {
      const [without, with_] = await Promise.all(
        [plain, scripted].map(async ({ tab }) => {
          await tab.goto(server.url + page.path);
          return tab.locator('main').innerText();
        }),
      );
      if (without !== with_) problems.push(`${kind}: ${page.path}`);
    }
    await plain.close();
    await scripted.close();
    await server.close();
    expectNone(problems);
  },

  'a figure opens its sources without script': async ({ sites, browser }) => {
    const server = await serve(sites.belowPath);
    const { tab, close } = await openTab(browser, { javaScriptEnabled: false });
    const { page } = samplePages(sites.belowPath).find(({ kind }) => kind === 'campaign');
    await tab.goto(server.url + page.path);
    const figure = tab.locator('details.figure').first();
    const before = await figure.locator('.sources').isVisible();
    await figure.locator('summary').click();
    const after = await figure.locator('.sources').isVisible();
    await close();
    await server.close();
    expect(!before && after, `sources visible: before ${before}, after ${after}`);
  },

  'an address that does not exist shows a page that works': async ({ sites, browser }) => {
    const server = await serve(sites.belowPath);
    const { tab, close } = await openTab(browser);
    const response = await tab.goto(`${server.url}nothing/there/`);
    const problems = await tab.evaluate(basicsInBrowser);
    const status = response.status();
    await tab.locator('.site-nav a').nth(1).click();
    const reached = tab.url();
    await close();
    await server.close();
    expectNone(problems);
    expect(status === 404 && reached === `${server.url}notices/`, `status ${status}, reached ${reached}`);
  },

  'a portable site opens from a folder': async ({ sites, browser }) => {
    const { tab, faults, close } = await openTab(browser);
    await tab.goto(pathToFileURL(join(sites.portable.folder, 'index.html')).href);
    const problems = await looks(tab);
    for (const column of ['notices', 'campaigns', 'agencies', 'periods', 'metrics', 'bases']) {
      await tab.locator(`.site-nav a[href*="${column}/"]`).click();
      await tab.locator('main a').first().click();
      problems.push(...(await looks(tab)).map((problem) => `${tab.url()}: ${problem}`));
    }
    await tab.locator('.site-title a').click();
    const home = tab.url();
    await close();
    expectNone([...problems, ...faults]);
    expect(home.endsWith('/portable/index.html'), home);
  },

  'a notice prints on A4': async ({ sites, browser }) => {
    const server = await serve(sites.belowPath);
    const { tab, close } = await openTab(browser);
    const { page } = samplePages(sites.belowPath).find(({ kind }) => kind === 'notice');
    await tab.goto(server.url + page.path);
    const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
    await close();
    await server.close();
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
    expect(boxes.length > 0, 'no page');
    // 210 × 297 mm in points; Chromium rounds to its own pixels.
    expectNone(boxes.filter(([width, height]) => Math.abs(width - 595.28) > 1.5 || Math.abs(height - 841.89) > 1.5).map((box) => box.join(' × ')));
  },
};
