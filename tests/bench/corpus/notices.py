"""Public notices, twelve to a family: a plan with its successor, amendment, correction, consultation and so on."""
from dataclasses import dataclass, field
from datetime import date, timedelta

from . import prose, words
from .periods import chinese_day
from .scale import LAST_YEAR

FAMILY = 12


@dataclass
class Notice:
    id: str
    folder: str
    title: str
    agency: object
    campaign: object
    issued: date | None
    keys: list  # further lines of front matter
    body: str
    numbered: bool = False
    attachment: str = ""  # CSV
    lines: list = field(default_factory=list)

    @property
    def path(self):
        return f"{self.folder}/{self.id}.md"

    @property
    def committed(self):
        return self.issued or self.campaign.start + timedelta(days=30)


def make_notices(count, campaigns, case_links, rng):
    """`case_links`: for a campaign the year, and the cases filed in it as a summary would write them."""
    families = max(1, round(count / FAMILY))
    notices = []
    for f in range(families):
        campaign = campaigns[f * len(campaigns) // families]
        start = min(campaign.start + timedelta(days=5), date(LAST_YEAR, 2, 20))
        notices += make_family(f, start, campaign, case_links.get(campaign.id), f == families - 1, rng)
    number(notices)
    return notices


def make_family(f, start, c, case_link, is_last, rng):
    agency, field_name = c.lead, c.field
    folder = f"content/notices/{start.year}"

    def key(suffix):
        return f"tz{f:05}-{suffix}"

    def notice(suffix, days, title, *keys, numbered=False, attachment="", text="", dated=True):
        issued = start + timedelta(days=days) if dated else None
        lines = list(keys)
        if issued:
            lines += [f"issued: {issued}", f"publish: {issued + timedelta(days=1)}T09:00+08:00"]
        body = f"{text}\n\n" + prose.paragraph(rng, "practice", 3) + "## 工作要求\n\n" + prose.bullet_list(rng, 4, True)
        return Notice(key(suffix), folder, title, agency, c, issued, lines, body, numbered, attachment)

    def plan(word):
        return f"关于印发《{c.title}{word}》的通知"

    end = date(2026, 2, 20) if is_last else start + timedelta(days=190)
    samples = "".join(f"      - [{i + 1}, {rng.choice(words.FOODS)}, 某{rng.choice(words.OBJECTS)}（测试）, {rng.choice(words.FLAWS)}]\n"
                      for i in range(4))
    sampling = ("tables:\n  - title: 不合格样品信息\n    columns: [序号, 食品名称, 被抽样单位, 不合格原因]\n    rows:\n" + samples).rstrip()
    attached = f % 2 == 0
    csv = "序号,食品名称,被抽样单位,不合格原因\r\n" + samples.replace("      - [", "").replace("]\n", "\r\n").replace(", ", ",")
    if attached:
        sampling = f"attachments: [{key('chouyang')}.csv]\ntables:\n  - title: 不合格样品信息\n    file: {key('chouyang')}.csv"
    penalties = "".join(f"      - [某{rng.choice(words.OBJECTS)}（测试）, {rng.choice(words.FLAWS)}, 警告、罚款, {rng.randrange(1, 9)}000元, "
                        f"{agency.name}, {start + timedelta(days=60 + i)}, 测罚字〔{start.year}〕{3 * f + i + 1}号]\n" for i in range(3))
    filed = ""
    if case_link:
        year, text = case_link
        filed = f"{year}年立案查处[{text}](figure:case.filed?campaign={c.id}&agency={agency.id}&period={year})。"
    return [
        notice("fangan", 0, plan("实施方案"), "doc_type: 通知", "topic: 食品药品监管", f"effective: {start}",
               "recipients: [各县（区）人民政府, 各成员单位]", f"signatory: {rng.choice(words.POSTS)}", numbered=True,
               text=f"现将{field_name}实施方案印发给你们，请认真组织实施。"),
        notice("gongshi", 20, f"关于{field_name}示范单位拟命名名单的公示", "genre: 公示",
               f"consultation:\n  start: {start + timedelta(days=21)}\n  end: {start + timedelta(days=31)}\n"
               "  route: 书面或者来电反映\n  contact: 综合科，电话0000-1234567",
               text="经申报、推荐和现场核查，现将拟命名名单予以公示。"),
        notice("chouyang", 60, f"{agency.name}{start.year}年{field_name}监督抽检情况公告（第{f + 1}期）", "doc_type: 公告",
               "genre: 抽检公告", "keywords: [食品安全, 监督抽检]", sampling, numbered=True, attachment=csv if attached else "",
               text="根据《食品安全抽样检验管理办法》，现将监督抽检情况公告如下。" +
               (f"不合格样品信息见附件[不合格样品信息表]({key('chouyang')}.csv)。" if attached else "")),
        notice("gengzheng", 70, f"关于更正{start.year}年第{f + 1}期监督抽检公告有关内容的公告", "doc_type: 公告", "genre: 更正公告",
               f"corrects: [{key('chouyang')}]", text=f"[原公告](notice:{key('chouyang')})序号2样品的购进日期有误，现予更正。"),
        notice("chufa", 90, f"{agency.name}{field_name}行政处罚信息公示（{start.year}年第{f + 1}号）", "genre: 行政处罚公示",
               "tables:\n  - title: 行政处罚信息摘要\n    columns: [行政相对人名称, 违法行为类型, 处罚内容, 罚款金额, 处罚机关, 处罚决定日期, 决定书文号]\n    rows:\n" +
               penalties.rstrip(), f"expires: {start.year + 3}-12-31", text="现将作出的行政处罚信息予以公示。"),
        notice("tongbao", 120, f"关于{c.title}进展情况的通报", "doc_type: 通报", f"related: [{key('fangan')}]",
               "recipients: [各成员单位]", numbered=True, text=f"各单位认真落实任务。{filed}"),
        notice("tonggao", 130, f"关于规范{field_name}有关行为的通告", "doc_type: 通告", f"effective: {start + timedelta(days=140)}",
               f"expires: {start + timedelta(days=320)}", numbered=True, text="现就有关事项通告如下。"),
        notice("jianyi", 150, f"{field_name}开放日活动报道（第{f + 1}期）", "genre: 工作动态", "keywords: [开放日]", dated=f % 4 != 0,
               text=f"{agency.name}组织开放日活动，邀请群众代表参加。"),
        notice("zhengqiu", 160, f"关于《{field_name}管理办法（征求意见稿）》公开征求意见的公告（第{f + 1}号）", "doc_type: 公告",
               "genre: 征求意见", f"consultation:\n  start: {start + timedelta(days=161)}\n  end: {end}\n"
               "  route: 书面来函或者电子邮件\n  contact: 法规科，邮箱yijian@example.gov.cn",
               text=f"现向社会公开征求意见，截止日期为{chinese_day(end)}。"),
        notice("chehui", 170, f"关于加强{field_name}备案管理的通告", "doc_type: 通告",
               f"withdrawn:\n  date: {start + timedelta(days=200)}\n  reason: 所列备案要求缺少上位法依据，予以撤回。", numbered=True,
               text="从事相关经营的单位应当办理备案。"),
        notice("gonggu", 240, plan("巩固方案"), "doc_type: 通知", f"supersedes: [{key('fangan')}]",
               f"effective: {start + timedelta(days=245)}", numbered=True,
               text=f"[原方案](notice:{key('fangan')})自本方案施行之日起停止执行。"),
        notice("tiaozheng", 290, f"关于调整《{c.title}巩固方案》有关时限的通知", "doc_type: 通知", f"amends: [{key('gonggu')}]",
               numbered=True, text="报送时限由季度结束后10日内调整为15日内，其他内容不变。"),
    ]


def number(notices):
    """Document and index numbers run without gaps in each agency and year, in the order of issue."""
    letters, indexes = {}, {}
    for n in sorted(notices, key=lambda n: (n.committed, n.id)):
        year = n.committed.year
        mark = n.agency.name[:2]
        indexes[n.agency.id, year] = indexes.get((n.agency.id, year), 0) + 1
        n.lines.append(f"index_number: BX{n.agency.id.upper()}/{year}-{indexes[n.agency.id, year]:05}")
        if n.numbered:
            letters[mark, year] = letters.get((mark, year), 0) + 1
            n.lines.append(f"doc_number: {mark}政办〔{year}〕{letters[mark, year]}号")


def notice_md(n):
    return (f"---\ntitle: {n.title}\nagency: {n.agency.id}\ncampaign: {n.campaign.id}\n" +
            "".join(line + "\n" for line in n.keys + n.lines) + "---\n\n" + n.body)
