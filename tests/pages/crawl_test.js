// Protects: every link, image, style sheet, feed and anchor of a page leads to something; every page can be reached; the
// site works at the root of a host, below a path and from a folder.
import { expectNone } from './support/expect.js';
import { attribute } from './support/page.js';

const references = { a: 'href', link: 'href', img: 'src', source: 'src', script: 'src', object: 'data', image: 'href', use: 'href' };

function* referencesOf(page) {
  for (const element of page.elements) {
    const name = references[element.tagName];
    const reference = name && attribute(element, name);
    if (reference !== undefined) yield { element, reference };
  }
}

/** The file of a site that a URL names; undefined for another site's. */
function fileOf(site, url) {
  if (!url.href.startsWith(site.base)) return undefined;
  return decodeURIComponent(url.pathname.slice(new URL(site.base).pathname.length)).replace(/(^|\/)$/, '$1index.html');
}

function linkProblems(site, { namesFiles = false } = {}) {
  const problems = [];
  const pages = new Map(site.pages.map((page) => [page.path, page]));
  for (const page of site.pages) {
    for (const { element, reference } of referencesOf(page)) {
      const place = `${page.path}: <${element.tagName}> ${reference}`;
      const url = new URL(reference, site.base + page.path);
      const isCanonical = attribute(element, 'rel') === 'canonical';
      if (/^(mailto|tel):/.test(reference)) continue;
      const file = fileOf(site, url);
      if (file === undefined) {
        if (!/^https?:/.test(reference) || url.host === new URL(site.base).host) problems.push(`${place} leaves the site`);
        continue;
      }
      const isAbsolute = /^(\w+:|\/)/.test(reference);
      if (isAbsolute && !isCanonical && page.path !== '404.html' && page.kind !== 'moved') problems.push(`${place} is absolute`);
      if (!site.files.has(file)) problems.push(`${place} leads nowhere`);
      if (namesFiles && !isCanonical && !isAbsolute && url.pathname.endsWith('/')) problems.push(`${place} names a folder`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor && !pages.get(file)?.ids.includes(anchor)) problems.push(`${place}: no such place in the page`);
    }
  }
  return problems;
}

function unreachable(site) {
  const pages = new Map(site.pages.map((page) => [page.path, page]));
  const seen = new Set(['index.html']);
  for (const path of seen) {
    for (const { element, reference } of referencesOf(pages.get(path))) {
      if (element.tagName !== 'a') continue;
      const file = fileOf(site, new URL(reference, site.base + path));
      if (pages.has(file)) seen.add(file);
    }
  }
  return site.pages.filter((page) => !seen.has(page.path) && page.path !== '404.html' && page.kind !== 'moved');
}

export const tests = {
  'every link of the public site resolves': ({ sites }) => expectNone(linkProblems(sites.atRoot)),
  'every link of the internal site resolves': ({ sites }) => expectNone(linkProblems(sites.internal)),
  'every link of a site with signed versions resolves': ({ sites }) => expectNone(linkProblems(sites.signed)),
  'every link of an internal site with signed versions resolves': ({ sites }) => expectNone(linkProblems(sites.signedInternal)),
  'every link of a site below a path resolves': ({ sites }) => expectNone(linkProblems(sites.belowPath)),
  'every link of a portable site names a file': ({ sites }) => expectNone(linkProblems(sites.portable, { namesFiles: true })),

  'every page can be reached from the first': ({ sites }) =>
    expectNone(Object.values(sites).flatMap((site) => unreachable(site).map((page) => `${site.name}: ${page.path}`))),

  'no id stands twice in a page': ({ sites }) =>
    expectNone(
      [sites.atRoot, sites.internal, sites.signed, sites.signedInternal].flatMap((site) =>
        site.pages.flatMap((page) => page.ids.filter((id, index) => page.ids.indexOf(id) !== index).map((id) => `${site.name}: ${page.path}: ${id}`)),
      ),
    ),

  'a page that is to be found names itself as canonical': ({ sites }) =>
    expectNone(
      [sites.atRoot, sites.belowPath, sites.signed].flatMap((site) =>
        site.pages
          .filter((page) => page.isIndexable)
          .filter((page) => page.links('canonical').join() !== new URL(page.path.replace(/(^|\/)index\.html$/, '$1'), site.base).href)
          .map((page) => `${site.name}: ${page.path}: ${page.links('canonical').join() || 'none'}`),
      ),
    ),

  'a page about versions names its document as canonical': ({ sites }) => {
    const pages = sites.signed.pages.filter((page) => page.kind.startsWith('history'));
    expectNone(pages.length > 0 ? [] : ['no such page']);
    expectNone(
      pages
        .filter((page) => page.links('canonical').join() !== new URL(page.path.replace(/history\/.*$/, ''), sites.signed.base).href)
        .map((page) => `${page.path}: ${page.links('canonical').join() || 'none'}`),
    );
  },

  'the sitemap holds exactly the pages that are to be found': ({ sites }) =>
    expectNone(
      [sites.atRoot, sites.belowPath, sites.signed].flatMap((site) => {
        const listed = [...site.files.get('sitemap.xml').toString().matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]);
        const expected = site.pages.filter((page) => page.isIndexable).map((page) => new URL(page.path.replace(/(^|\/)index\.html$/, '$1'), site.base).href);
        return [
          ...listed.filter((url) => !expected.includes(url)).map((url) => `${site.name}: listed, no page: ${url}`),
          ...expected.filter((url) => !listed.includes(url)).map((url) => `${site.name}: not listed: ${url}`),
          ...listed.filter((url, index) => listed.indexOf(url) !== index).map((url) => `${site.name}: listed twice: ${url}`),
        ];
      }),
    ),
};
