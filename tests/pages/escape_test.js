// Protects: nothing that an author writes runs in a reader's browser, and all of it is shown as it was written.
import { openTab } from './support/browser.js';
import { expect, expectNone } from './support/expect.js';
import { buildHostileSite, hostile, marker } from './support/hostile_site.js';
import { serve } from './support/server.js';

/** Runs in the browser: every text and attribute in which the marker stands, and each script that could run. */
function placesInBrowser(marker) {
  const texts = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const isData = (element) => element.localName === 'script' && element.type === 'application/ld+json';
  const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) for (const { value } of node.attributes) texts.push(value);
    else texts.push(...(isData(node.parentElement) ? strings(JSON.parse(node.data)) : [node.data]));
  }
  return {
    texts: texts.filter((text) => text.includes(marker)),
    scripts: [...document.querySelectorAll('script, [onerror], img[src="x"]')].filter((element) => !isData(element)).map((element) => element.outerHTML),
  };
}

/** Where the marker stands in a text and not all of the hostile words follow. */
function broken(text) {
  return text
    .split(marker)
    .slice(1)
    .map((rest) => marker + rest)
    .filter((rest) => !rest.startsWith(hostile) && !(rest.includes('…') && hostile.startsWith(rest.split('…')[0])));
}

async function openAll(browser, site, look) {
  const server = await serve(site);
  const { tab, faults, close } = await openTab(browser);
  const problems = [];
  for (const page of site.pages) {
    if (page.kind === 'moved') continue;
    await tab.goto(server.url + page.path);
    problems.push(...[...(await look(tab, page)), ...faults.splice(0)].map((problem) => `${page.path}: ${problem}`));
  }
  await close();
  await server.close();
  expectNone(problems);
}

export const tests = {
  'hostile titles are shown as written on every page, and run nowhere': async ({ browser }) => {
    const site = await buildHostileSite();
    const kinds = new Set(site.pages.map((page) => page.kind));
    for (const kind of ['home', 'campaign', 'note', 'summary', 'notice', 'page', 'agency', 'agency-period', 'metric', 'basis'])
      expect(kinds.has(kind), `no page of kind ${kind} to look at`);
    let places = 0;
    await openAll(browser, site, async (tab) => {
      const { texts, scripts } = await tab.evaluate(placesInBrowser, marker);
      places += texts.length;
      return [...scripts.map((script) => `could run: ${script}`), ...texts.flatMap(broken).map((text) => `shows ${text.slice(0, 200)}`)];
    });
    expect(places > 300, `only ${places} places`);
  },
};
