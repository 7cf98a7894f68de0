// A small site whose every title looks like code to a browser, a template or an XML reader.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildSite } from './sites.js';

/** Begins every hostile text and stands nowhere else, so that each place where one appears is found. */
export const marker = '鑫犇';
export const hostile = `${marker}<script>alert(1)</script><img src=x onerror=alert(2)>"'&&amp;&#39;{{x}}{{{body}}}{{/x}}]]></title>-->${'`'}javascript:alert(3)`;

const yaml = `'${hostile.replaceAll("'", "''")}'`;
const toml = `"${hostile.replaceAll('"', '\\"')}"`;
/** In Markdown, code keeps all characters but the grave accent. */
const code = `\`\` ${hostile} \`\``;

/** A document with a hostile title, hostile code and a line separator (U+2028) in its body. */
function document(kind, keys, body = '') {
  const lines = Object.entries({ title: yaml, summary: yaml, tags: `[${yaml}]`, ...keys }).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n正文\u2028甲。${code}\n\n${body}\n`;
}

const files = {
  'site.toml': `title = ${toml}\nbase_url = "https://gongbao.example/"\nlanguage = "zh-Hans"\n[publisher]\nname = ${toml}\ncontact = ${toml}\n`,
  'content/agencies.toml': `[[agency]]\nid = "city"\nname = ${toml}\nregion = ${toml}\n\n[[agency]]\nid = "market"\nname = "某局"\nparent = "city"\n`,
  'content/metrics.toml': `[[metric]]\nid = "checks"\nname = ${toml}\nunit = "户"\nkind = "flow"\nbetter = "none"\ngroup = ${toml}\ndescription = ${toml}\n`,
  'content/bases.toml': `[[basis]]\nid = "law"\ntitle = ${toml}\nissuer = ${toml}\nnumber = ${toml}\n`,
  'content/agencies/city.md': document('agency', {}),
  'content/campaigns/spring/campaign.md': document('campaign', {
    period: '2026-03/2026-12', lead: 'city', names: `[${yaml}]`, basis: `[law, ${yaml}]`,
    participants: `[{agency: market, role: ${yaml}, group: ${yaml}}]`,
    phases: `[{title: ${yaml}, text: ${yaml}}]`, tasks: `[{id: k1, title: ${yaml}, measures: ${yaml}}]`, next: `[{title: ${yaml}, text: ${yaml}}]`,
    targets: `[{id: t1, text: ${yaml}, metric: checks, value: "≥ 9户"}]`,
  }),
  'content/campaigns/spring/notes/visit.md': document('note', {
    type: 'case', date: '2026-03-21', date_text: yaml, agency: 'market', source: yaml, aliases: '[/old/visit.html]',
    metrics: `{checks: {value: 12户, note: ${yaml}}}`, findings: `[{id: p1, kind: problem, text: ${yaml}}]`, cases: `[{number: ${yaml}, party: ${yaml}}]`,
  }, '[](notice:plan)[](basis:law)[](agency:city)'),
  'content/campaigns/spring/summaries/report.md': document('summary', { agency: 'city' }, '[](figure:checks)，[](note:visit)'),
  'content/notices/plan.md': document('notice', {
    agency: 'city', genre: yaml, campaign: 'spring', doc_number: yaml, index_number: yaml, topic: yaml, issued: '2026-03-01', publish: '2026-03-01T09:00+08:00',
    keywords: `[${yaml}]`, recipients: `[${yaml}]`, consultation: `{start: 2026-03-02, end: 2026-12-31, route: ${yaml}, contact: ${yaml}}`,
    tables: `[{title: ${yaml}, columns: [${yaml}], rows: [[${yaml}]]}]`,
  }),
  'content/notices/gone.md': document('notice', { agency: 'city', genre: yaml, publish: '2026-03-01T09:00+08:00', withdrawn: `{date: 2026-04-01, reason: ${yaml}}` }),
  'content/pages/about.md': document('page', {}, '[](campaign:spring)[](metric:checks)'),
};

export async function buildHostileSite() {
  const folder = await mkdtemp(join(tmpdir(), 'gongbao-hostile-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const git = (...options) => promisify(execFile)('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...options]);
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Hostile titles');
    return await buildSite('hostile', 'https://gongbao.example/', ['--audience', 'public'], folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
