// A site whose notices and summaries need sign-offs, in a real repository with keys made for it: versions that differ in text,
// tables, figures and attachments, notices in every state of their lives, and a head that nobody has signed yet.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildSite, setting } from './sites.js';

const run = promisify(execFile);
const roles = ['review', 'approve'];
const campaign = 'content/campaigns/canteens';
const signedSummary = `${campaign}/summaries/report.md`;

const registers = {
  'content/agencies.toml': `[[agency]]
id = "city"
name = "白鹭市人民政府"
region = "白鹭市"

[[agency]]
id = "market"
name = "白鹭市市场监督管理局"
short = "市市场监管局"
parent = "city"

[[agency]]
id = "education"
name = "白鹭市教育局"
parent = "city"
`,
  'content/metrics.toml': `[[metric]]
id = "inspection.canteens"
name = "检查学校食堂"
unit = "家次"
kind = "flow"

[[metric]]
id = "enforcement.person_times"
name = "出动执法人员"
unit = "人次"
kind = "flow"

[[metric]]
id = "case.filed"
name = "立案查处"
unit = "件"
kind = "flow"

[[metric]]
id = "sampling.batches"
name = "监督抽检"
unit = "批次"
kind = "flow"
`,
  [`${campaign}/campaign.md`]: '---\ntitle: 白鹭市学校食堂专项整治\nperiod: 2026-03/2026-12\nlead: city\nparticipants: [{agency: market, role: 牵头}, {agency: education, role: 配合}]\n---\n\n开学前后各检查一遍。\n',
  'content/pages/about.md': '---\ntitle: 关于本站\n---\n\n[](campaign:canteens)的公报。\n',
};

function note(id, agency, date, figures) {
  return { [`${campaign}/notes/${id}.md`]: `---\ntitle: ${date}检查情况\ntype: inspection\nagency: ${agency}\ndate: ${date}\nmetrics: {${figures}}\n---\n\n按计划检查。\n` };
}

function summary({ front = '', begin, table, result, problems, next }) {
  return {
    [signedSummary]: `---
title: 白鹭市学校食堂专项整治工作小结
agency: city
date: 2026-09-28
${front}---

## 主要做法

${begin}

## 检查与整改

${result}

| 单位 | 食堂数 | 已检查 | 备注 |
| --- | ---: | ---: | --- |
${table}

## 存在问题

${problems}

## 下一步

${next}
`,
  };
}

const figures = '全市共检查学校食堂[](figure:inspection.canteens)，其中市场监管部门[](figure:inspection.canteens?agency=market)，出动执法人员[](figure:enforcement.person_times)，立案查处[](figure:case.filed)。';
const summaries = [
  summary({
    front: 'source: 各单位季度报表\n',
    begin: '市场监管、教育部门联合制定检查清单，把采购查验、餐具消毒、食品留样三个环节作为重点，逐校建立台账。',
    table: '| 城区学校 | 41 | 38 | 三所停课维修 |\n| 乡镇中心校 | 26 | 26 | |\n| 幼儿园 | 57 | 49 | 八所待复查 |',
    result: `${figures}详见[检查台账](ledger.csv)。`,
    problems: '- 部分乡镇学校留样不足。\n- 个别食堂工用具混放。',
    next: '十月底前完成复查。',
  }),
  summary({
    front: 'source: 各单位季度报表（9月更正）\nchange_note: 更正城区学校检查数，补充幼儿园复查情况\n',
    begin: '市场监管、教育部门联合制定检查清单，把采购查验、餐具消毒、食品留样、从业人员健康四个环节作为重点，逐校建立台账，每周调度一次。',
    table: '| 城区学校 | 41 | 41 | |\n| 乡镇中心校 | 26 | 26 | |\n| 幼儿园 | 57 | 54 | 三所待复查 |\n| 校外供餐单位 | 6 | 6 | 本版增加 |',
    result: `${figures}详见[检查台账](ledger.csv)。`,
    problems: '- 部分乡镇学校留样不足125克。\n- 个别食堂工用具混放。\n- 两家供餐单位配送超时。',
    next: '十月底前完成复查，结果向家长委员会通报。',
  }),
  summary({
    front: 'source: 各单位季度报表（9月更正）\nchange_note: 删去重复登记的一户，补充整改清单\nattachments: [measures.csv]\n',
    begin: '市场监管、教育部门联合制定检查清单，把采购查验、餐具消毒、食品留样、从业人员健康四个环节作为重点，逐校建立台账，每周调度一次。\n\n各县区按月报送进展。',
    table: '| 城区学校 | 41 | 41 | |\n| 乡镇中心校 | 26 | 26 | |\n| 幼儿园 | 56 | 56 | 核减重复登记 |\n| 校外供餐单位 | 6 | 6 | |',
    result: `${figures}全市监督抽检[](figure:sampling.batches)。详见[检查台账](ledger.csv)。`,
    problems: '- 部分乡镇学校留样不足125克。\n- 两家供餐单位配送超时。',
    next: '十月底前完成复查，结果向家长委员会通报。',
  }),
];

function notice(id, front, text) {
  return { [`content/notices/${id}.md`]: `---\nagency: market\n${front}---\n\n${text}\n` };
}

const sampling = (passed, failed, note_, more = '') =>
  notice(
    'sampling',
    `title: 学校食堂食品监督抽检情况通告\ngenre: 抽检公告\nissued: 2026-09-07\ncampaign: canteens\n${note_}${more}tables:\n  - title: 分类汇总\n    columns: [食品类别, 抽检批次, 合格批次, 不合格批次]\n    rows:\n      - [米面及制品, "120", "119", "1"]\n      - [餐饮具, "60", "${passed - 119}", "${failed - 1}"]\n`,
    `本次共抽检学校食堂食品180批次，合格${passed}批次，不合格${failed}批次。`,
  );
const gone = (text, more) => notice('gone', `title: 校园周边经营单位名单公示\ngenre: 公示\nissued: 2026-09-08\naliases: [/old/list.html]\n${more}`, text);

/** A repository that grows by an hour with every commit. */
class SignedRepository {
  constructor(folder) {
    this.folder = join(folder, 'site');
    this.keys = folder;
    this.hours = 0;
  }

  /** The moment of the next commit. */
  get moment() {
    const pad = (number) => String(number).padStart(2, '0');
    return `2026-10-${pad(1 + Math.floor(this.hours / 24))}T${pad(this.hours % 24)}:00:00+08:00`;
  }

  surroundings(person) {
    const email = `${person}@example.gov.cn`;
    const git = { GIT_AUTHOR_NAME: person, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: person, GIT_COMMITTER_EMAIL: email };
    return { cwd: this.folder, env: { ...process.env, ...git, GIT_AUTHOR_DATE: this.moment, GIT_COMMITTER_DATE: this.moment } };
  }

  async commit(person) {
    await run('git', ['add', '--all'], this.surroundings(person));
    await run('git', ['commit', '--quiet', '--message', `A step of the ${person}`], this.surroundings(person));
    this.hours += 1;
  }

  async begin() {
    await mkdir(this.folder);
    await run('git', ['init', '--quiet', '--initial-branch', 'main'], this.surroundings('clerk'));
    const reviewers = [];
    for (const role of roles) {
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', role, '-f', join(this.keys, role)]);
      const [type, key] = (await readFile(join(this.keys, `${role}.pub`), 'utf8')).split(' ');
      reviewers.push(`[[reviewer]]\nemail = "${role}@example.gov.cn"\nroles = ["${role}"]\nkey = "${type} ${key}"\n`);
    }
    const policies = ['notice', 'summary'].map((kind) => `[review.${kind}]\nroles = ["review", "approve"]\ndistinct_from_author = true\nsigned = true\n`);
    const site = `title = "白鹭市食品安全公报"\nbase_url = "https://gongbao.example/"\nlanguage = "zh-Hans"\n\n[publisher]\nname = "白鹭市食品安全委员会办公室"\n`;
    await this.write({ 'site.toml': [site, ...policies, ...reviewers].join('\n'), ...registers });
  }

  /** The author commits these files. */
  async write(files) {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await writeFile(join(this.folder, path), text);
    }
    await this.commit('clerk');
  }

  /** Each role signs, in a commit of its own. */
  async sign(paths, as = roles) {
    for (const role of as) {
      for (const path of paths)
        await run(setting('GONGBAO'), ['approve', path, '--quiet', '--key', join(this.keys, role), '--as-of', this.moment.replace(':00+', '+')], this.surroundings(role));
      await this.commit(role);
    }
  }
}

async function live(repository) {
  await repository.begin();
  await repository.write({
    ...note('spring', 'market', '2026-03-20', 'inspection.canteens: 61家次, enforcement.person_times: 180人次, case.filed: 2件'),
    ...note('autumn', 'market', '2026-09-18', 'inspection.canteens: 52家次, enforcement.person_times: 160多人次, case.filed: 3件, sampling.batches: 180批次'),
    ...note('schools', 'education', '2026-09-20', 'inspection.canteens: 57家次, enforcement.person_times: 90人次'),
    ...summaries[0],
    [`${campaign}/summaries/ledger.csv`]: '单位,家次\n城区学校,38\n',
    ...sampling(177, 3, ''),
    ...gone('以下单位名单有误，已经收回。', ''),
    ...notice('consult', 'title: 关于食堂采购办法公开征求意见的公告\ngenre: 征求意见\nissued: 2026-10-01\nconsultation: {start: 2026-10-01, end: 2026-12-11, route: 书面来函, contact: 食品科}\n', '现公开征求意见。'),
    ...notice('plan', 'title: 学校食堂专项整治工作方案\ndoc_type: 通知\nissued: 2026-03-01\n', '各学校自查，市局抽查。'),
  });
  const notices = ['sampling', 'gone', 'consult', 'plan'].map((id) => `content/notices/${id}.md`);
  await repository.sign([signedSummary, ...notices]);

  await repository.write({
    ...note('autumn', 'market', '2026-09-18', 'inspection.canteens: 58家次, enforcement.person_times: 160多人次, case.filed: 4件, sampling.batches: 180批次'),
    ...summaries[1],
    [`${campaign}/summaries/ledger.csv`]: '单位,家次\n城区学校,41\n',
    ...sampling(176, 4, 'change_note: 更正餐饮具合格批次\n'),
    ...gone('以下单位名单已经更正。', 'change_note: 更正名单\n'),
  });
  await repository.sign([signedSummary, 'content/notices/sampling.md', 'content/notices/gone.md']);

  await repository.write({
    ...note('schools', 'education', '2026-09-20', 'inspection.canteens: 56家次, enforcement.person_times: 90人次'),
    ...summaries[2],
    [`${campaign}/summaries/measures.csv`]: '问题,措施\n留样不足,统一配发留样盒\n',
    ...notice('correction', 'title: 关于抽检通告的更正\ngenre: 更正\nissued: 2026-10-02\ncorrects: sampling\n', '餐饮具不合格批次更正为3批次。'),
    ...notice('amendment', 'title: 关于调整工作方案报送时限的通知\ndoc_type: 通知\nissued: 2026-10-02\namends: plan\n', '报送时限改为每月五日。'),
    ...notice('later', 'title: 冬季学校食堂检查安排\ndoc_type: 通知\nissued: 2026-10-02\npublish: 2026-12-01T09:00+08:00\n', '十二月起检查供暖季食堂。'),
  });
  await repository.sign([signedSummary, ...['correction', 'amendment', 'later'].map((id) => `content/notices/${id}.md`)]);
  await repository.write({
    ...notice('successor', 'title: 学校食堂食品监督抽检情况通告（重发）\ngenre: 抽检公告\nissued: 2026-10-03\nsupersedes: sampling\n', '以本通告为准。'),
    ...gone('以下单位名单已经更正。', 'change_note: 更正名单\nwithdrawn: {date: 2026-10-03, reason: 公示范围有误}\n'),
  });
  await repository.sign(['content/notices/successor.md']);

  // What nobody, or not everybody, has signed: the internal build shows it, the public one does not.
  await repository.write({
    ...note('spring', 'market', '2026-03-20', 'inspection.canteens: 63家次, enforcement.person_times: 180人次, case.filed: 2件'),
    ...notice('plan', 'title: 学校食堂专项整治工作方案\ndoc_type: 通知\nissued: 2026-03-01\nchange_note: 增加复查要求\n', '各学校自查，市局抽查，县区局复查。'),
    ...notice('waiting', 'title: 关于约谈供餐单位的通报\ndoc_type: 通报\nissued: 2026-10-04\n', '两家单位限期整改。'),
    ...notice('draft', 'title: 关于表扬示范食堂的通报\ndoc_type: 通报\nissued: 2026-10-04\nstatus: draft\n', '名单待定。'),
  });
  await repository.sign(['content/notices/waiting.md'], ['review']);
}

/** As the public sees it, and as those who sign do. */
export async function buildSignedSites() {
  const folder = await mkdtemp(join(tmpdir(), 'gongbao-signed-'));
  try {
    const repository = new SignedRepository(folder);
    await live(repository);
    return {
      signed: await buildSite('signed', 'https://gongbao.example/', ['--audience', 'public'], repository.folder),
      signedInternal: await buildSite('signed-internal', 'https://gongbao.example/', ['--audience', 'internal'], repository.folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
