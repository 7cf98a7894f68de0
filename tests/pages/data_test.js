// Protects: feeds, sitemap, calendars, JSON, CSV and the manifest are what their formats say, for readers that are strict.
import { createHash } from 'node:crypto';
import { expect, expectNone } from './support/expect.js';
import { openTab } from './support/browser.js';
import { readCsv } from './support/csv.js';

function filesOf(site, ending) {
  return [...site.files].filter(([path]) => path.endsWith(ending)).map(([path, bytes]) => ({ path, bytes, text: bytes.toString('utf8') }));
}

/** Our own CSV files, not the attachments of authors. */
function csvFilesOf(site) {
  return filesOf(site, '.csv').filter(({ path }) => /(^|\/)data\.csv$|^data\//.test(path));
}

/** What a function finds wrong in each file, with the file's name; what it throws is wrong too. */
function problemsOf(files, check) {
  return files.flatMap((file) => {
    try {
      return (check(file) ?? []).map((problem) => `${file.path}: ${problem}`);
    } catch (fault) {
      return [`${file.path}: ${fault.message}`];
    }
  });
}

/** Runs in the browser: the parts of an Atom feed, or the parser's fault. */
function readFeedInBrowser(text) {
  const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
  const fault = root.ownerDocument.querySelector('parsererror');
  if (fault) return { fault: fault.textContent };
  const partsOf = (element) =>
    [...element.children].map((child) => ({ name: child.localName, text: child.textContent, rel: child.getAttribute('rel'), href: child.getAttribute('href') }));
  return {
    root: root.localName,
    namespace: root.namespaceURI,
    parts: partsOf(root),
    entries: [...root.children].filter((child) => child.localName === 'entry').map(partsOf),
  };
}

function feedProblems(path, feed, site) {
  const problems = [];
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const required = (parts, place) => {
    for (const name of ['id', 'title', 'updated']) {
      const found = parts.filter((part) => part.name === name);
      if (found.length !== 1 || found[0].text.trim() === '') problems.push(`${place}: ${found.length} ${name}`);
    }
    if (!instant.test(parts.find((part) => part.name === 'updated')?.text ?? '')) problems.push(`${place}: updated is no instant`);
  };
  if (feed.root !== 'feed' || feed.namespace !== 'http://www.w3.org/2005/Atom') problems.push(`root is ${feed.root}`);
  required(feed.parts, 'feed');
  const self = feed.parts.find((part) => part.name === 'link' && part.rel === 'self')?.href;
  if (self !== site.base + path) problems.push(`self is ${self}`);
  const hasAuthor = (parts) => parts.some((part) => part.name === 'author');
  const ids = new Set();
  for (const entry of feed.entries) {
    const id = entry.find((part) => part.name === 'id')?.text;
    required(entry, `entry ${id}`);
    if (!hasAuthor(entry) && !hasAuthor(feed.parts)) problems.push(`entry ${id}: no author`);
    if (ids.has(id)) problems.push(`entry ${id}: twice`);
    ids.add(id);
    const link = entry.find((part) => part.name === 'link' && (part.rel ?? 'alternate') === 'alternate')?.href ?? '';
    const file = decodeURIComponent(link.slice(site.base.length)).replace(/(^|\/)$/, '$1index.html');
    if (!link.startsWith(site.base) || !site.files.has(file)) problems.push(`entry ${id}: leads nowhere: ${link}`);
  }
  return problems.map((problem) => `${path}: ${problem}`);
}

export const tests = {
  'every XML file is well-formed, and every feed has what Atom asks': async ({ sites, browser }) => {
    const { tab, close } = await openTab(browser);
    const problems = [];
    for (const { path, text } of filesOf(sites.atRoot, '.xml')) {
      const feed = await tab.evaluate(readFeedInBrowser, text);
      if (feed.fault) problems.push(`${path}: ${feed.fault}`);
      else if (path.endsWith('feed.xml')) problems.push(...feedProblems(path, feed, sites.atRoot));
      else if (feed.namespace !== 'http://www.sitemaps.org/schemas/sitemap/0.9') problems.push(`${path}: ${feed.namespace}`);
    }
    await close();
    expectNone(problems);
  },

  'every CSV file has a byte-order mark and the same columns in all rows': ({ sites }) =>
    expectNone(
      problemsOf(csvFilesOf(sites.atRoot), ({ bytes, text }) => {
        if (!bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return ['no byte-order mark'];
        const rows = readCsv(text.slice(1));
        const [columns] = rows;
        if (new Set(columns).size !== columns.length) return ['a column stands twice'];
        return [
          ...rows.filter((row) => row.length !== columns.length).map((row) => `${row.length} fields, not ${columns.length}: ${row.join()}`),
          ...rows.flat().filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell)).map((cell) => `a spreadsheet would run ${cell}`),
        ];
      }),
    ),

  'JSON and CSV of one subject have the same rows': ({ sites }) =>
    expectNone(
      problemsOf(csvFilesOf(sites.atRoot), ({ path, text }) => {
        const json = sites.atRoot.files.get(path.replace(/csv$/, 'json'));
        if (!json) return ['no JSON beside it'];
        const [rows, lines] = [JSON.parse(json).rows.length, readCsv(text.slice(1)).length - 1];
        return rows === lines ? [] : [`${lines} rows in CSV, ${rows} in JSON`];
      }),
    ),

  'the manifest lists every file with its size and digest, and none else': ({ sites }) =>
    expectNone(
      Object.values(sites).flatMap((site) => {
        const manifest = JSON.parse(site.files.get('manifest.json'));
        const listed = new Map(manifest.files.map((file) => [file.path, file]));
        const problems = [...listed.keys()].filter((path) => !site.files.has(path)).map((path) => `listed, no file: ${path}`);
        if (listed.size !== manifest.files.length) problems.push('a file is listed twice');
        for (const [path, bytes] of site.files) {
          const file = listed.get(path);
          if (path === 'manifest.json') continue;
          if (!file) problems.push(`not listed: ${path}`);
          else if (file.size !== bytes.length) problems.push(`size of ${path}`);
          else if (file.sha256 !== createHash('sha256').update(bytes).digest('hex')) problems.push(`digest of ${path}`);
        }
        if (manifest.base_url !== site.base) problems.push(`base_url is ${manifest.base_url}`);
        if (manifest.audience !== (site.name.endsWith('internal') ? 'internal' : 'public')) problems.push(`audience is ${manifest.audience}`);
        return problems.map((problem) => `${site.name}: ${problem}`);
      }),
    ),

  'robots.txt lets the public site be read and names its sitemap': ({ sites }) => {
    const lines = sites.belowPath.files.get('robots.txt').toString().split('\n');
    expect(lines.includes('User-agent: *'), lines.join('\n'));
    expect(!lines.some((line) => /^Disallow: *\S/.test(line)), lines.join('\n'));
    expect(lines.includes('Sitemap: https://gongbao.example/a/b/sitemap.xml'), lines.join('\n'));
  },

  'calendars are lines of at most 75 octets that end in CRLF, with what RFC 5545 asks': ({ sites }) => {
    const files = filesOf(sites.atRoot, '.ics');
    expect(files.length > 0, 'no calendar');
    expectNone(
      problemsOf(files, ({ text }) => {
        const lines = text.split('\r\n');
        const whole = text.replaceAll('\r\n ', '');
        return [
          ...(lines.pop() === '' && !/[^\r]\n|\r[^\n]/.test(text) ? [] : ['a line does not end in CRLF']),
          ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `${Buffer.byteLength(line)} octets: ${line}`),
          ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:', 'BEGIN:VEVENT', 'UID:', 'DTSTAMP:', 'DTSTART', 'SUMMARY:', 'END:VEVENT', 'END:VCALENDAR']
            .filter((part) => !whole.includes(part))
            .map((part) => `no ${part}`),
        ];
      }),
    );
  },

  'JSON-LD of a page is JSON with a type': ({ sites }) =>
    expectNone(
      problemsOf(sites.atRoot.pages, (page) =>
        page
          .named('script')
          .map((script) => JSON.parse(script.childNodes.map((node) => node.value).join('')))
          .filter((value) => value['@context'] !== 'https://schema.org' || !value['@type'])
          .map((value) => JSON.stringify(value).slice(0, 80)),
      ),
    ),
};
