// Protects: data.json of an agency, campaign, period or metric has the rows that the tables of its pages show, and only those.
import { expect, expectNone } from './support/expect.js';
import { attribute } from './support/page.js';

const heads = { 指标: 'metric', 单位: 'agency', 期间: 'period', 专项行动: 'campaign' };
const places = { agencies: 'agency', campaigns: 'campaign', periods: 'period', metrics: 'metric' };

const textOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(''));
const rowsOf = (site, path) => JSON.parse(site.files.get(path)).rows;
const keyOf = ({ agency, campaign, period, metric }) => [agency, campaign, period, metric].join(' · ');

function* below(node, name) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName === name) yield child;
    yield* below(child, name);
  }
}

/** What names on pages stand for: {agency: Map, campaign: Map, metric: Map} from words to ids. */
function namesOf(site) {
  const map = (entries) => new Map(entries);
  const metrics = [...site.files.keys()].filter((path) => /^metrics\/[^/]+\/data\.json$/.test(path)).map((path) => rowsOf(site, path)[0]);
  return {
    agency: map(rowsOf(site, 'data/agencies.json').map(({ id, name, unnamed }) => [unnamed ? `（${name}）` : name, id])),
    campaign: map(rowsOf(site, 'data/campaigns.json').map(({ id, title }) => [title, id])),
    metric: map(metrics.map(({ name, metric }) => [name, metric])),
  };
}

/** What the address of a page says: agencies/a/2008/ is an agency in a period. */
function subjectAt(path) {
  const [folder, id, period] = decodeURIComponent(path).split('/');
  return { [places[folder]]: id, ...(period && folder !== 'periods' ? { period } : {}) };
}

/** The rows that a page's tables of figures show, as keys of data.json. */
function* shownOn(site, page, names) {
  const own = subjectAt(page.path.replace(/index\.html$/, ''));
  for (const table of page.named('table').filter((one) => attribute(one, 'class') === 'figures')) {
    const caption = textOf([...below(table, 'caption')][0]);
    const [before] = caption.split('：');
    const head = heads[textOf([...below(table, 'th')][0])];
    if (!head) throw new Error(`${page.path}: what is this table? ${caption}`);
    const told = {
      agency: names.agency.get(before),
      metric: names.metric.get(before),
      campaign: own.agency && names.campaign.get(caption.replace(/各项数据$/, '')),
    };
    for (const row of below(table, 'tr')) {
      const [cell] = below(row, 'th');
      if (attribute(cell, 'scope') === 'rowgroup') {
        if (head === 'campaign') told.agency = names.agency.get(textOf(cell));
        continue;
      }
      if (attribute(cell, 'scope') !== 'row') continue;
      const [link] = below(cell, 'a');
      const at = new URL(attribute(link, 'href'), site.base + page.path).href.slice(site.base.length);
      const key = { agency: '', campaign: '', period: '', metric: '' };
      for (const fact of [told, own, subjectAt(at)])
        for (const [name, value] of Object.entries(fact)) if (value !== undefined) key[name] = value;
      yield key;
    }
  }
}

function* subjectsOf(site) {
  for (const path of site.files.keys()) {
    const match = /^(agencies|campaigns|periods|metrics)\/([^/]+)\/data\.json$/.exec(path);
    if (!match) continue;
    const [, folder, id] = match;
    const isPage = new RegExp(folder === 'periods' || folder === 'metrics' ? '^[^/]+/[^/]+/index.html$' : '^[^/]+/[^/]+/(\\d{4}[^/]*/|undated/)?index.html$');
    const pages = site.pages.filter((page) => page.path.startsWith(`${folder}/${id}/`) && isPage.test(page.path));
    yield { folder, id, pages, rows: rowsOf(site, path) };
  }
}

/** In `undated` each campaign has its own tables, and their captions do not say whose. */
function comparable(row, folder) {
  return folder === 'periods' && row.period === 'undated' ? { ...row, campaign: '' } : row;
}

/** Where an agency took part in one campaign only, its page shows the sum of all instead. */
function isShownAsSum(row, rows, shown) {
  const sameTime = rows.filter(({ period, campaign }) => period === row.period && campaign !== '');
  return row.campaign !== '' && sameTime.every(({ campaign }) => campaign === row.campaign) && shown.has(keyOf({ ...row, campaign: '' }));
}

export const tests = {
  'every row that a page of a subject shows stands in its data': ({ sites: { atRoot: site } }) => {
    const names = namesOf(site);
    const problems = [];
    let count = 0;
    for (const { folder, id, pages, rows } of subjectsOf(site)) {
      const known = new Set(rows.map((row) => keyOf(comparable(row, folder))));
      for (const page of pages)
        for (const key of shownOn(site, page, names)) {
          count += 1;
          if (!known.has(keyOf(key))) problems.push(`${folder}/${id}: ${page.path} shows ${keyOf(key)}`);
        }
    }
    expect(count > 1000, `${count} rows on pages`);
    expectNone(problems);
  },

  'every row of a subject’s data is shown on one of its pages': ({ sites: { atRoot: site } }) => {
    const names = namesOf(site);
    const problems = [];
    for (const { folder, id, pages, rows } of subjectsOf(site)) {
      const shown = new Set(pages.flatMap((page) => [...shownOn(site, page, names)].map(keyOf)));
      for (const row of rows)
        if (!shown.has(keyOf(comparable(row, folder))) && !(folder === 'agencies' && isShownAsSum(row, rows, shown)))
          problems.push(`${folder}/${id}: no page shows ${keyOf(row)}`);
    }
    expectNone(problems);
  },
};
