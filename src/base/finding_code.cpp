#include "base/finding_code.h"

namespace gongbao {
namespace {

// In groups by layer; the lookup does not need an order.
constexpr FindingCode codes[] = {
    // -- a file's bytes
    {"file/encoding", "the file is not UTF-8", "save it as UTF-8"},
    {"file/nul", "the file holds a NUL byte", "remove the byte; text files hold none"},
    {"file/control", "a control or bidirectional character stands where a reader cannot see it", "remove it"},
    {"file/too-large", "the file is larger than [limits] allows", "split it, or raise the limit in site.toml"},
    {"file/unreadable", "a file kills or stalls its reader", "simplify it: very long lines, deep nesting"},
    // -- sign-off
    {"review/record", "a sign-off record cannot be read or signs no document", "sign with `gongbao approve`; do not write records by hand"},
    {"review/void", "a sign-off does not count; the message says why", "have the version signed by who may sign it"},
    {"review/stale", "the data have moved since a summary or notice was signed", "write what is right now, and have it signed again"},
    {"review/version", "a version that was signed can no longer be read", "mend the register it needs, or have a new version signed"},
    {"review/change-note", "a version after the first signed one does not say what changed", "add change_note: …, or minor: true"},
    {"review/expunge", "an entry of [[expunge]] names nothing that is there", "name the path and, of one version, the blob"},
    // -- documents and registers
    {"front-matter/missing", "a document begins without front matter", "begin it with --- and a title"},
    {"front-matter/unclosed", "no line ends the front matter", "write a line --- (or +++) after the last key"},
    {"front-matter/not-first", "front matter does not stand on the first line", "delete what is before it"},
    {"front-matter/second", "a second front matter follows the first", "keep one"},
    {"front-matter/no-table", "front matter is not lines of key: value", "title: …, one key a line"},
    {"front-matter/duplicate-key", "a key stands twice", "keep one of the two"},
    {"front-matter/too-deep", "lists and tables are nested deeper than [limits] allows", "write them flatter"},
    {"front-matter/too-many-keys", "there are more keys than [limits] allows", "split the document"},
    {"yaml/syntax", "YAML cannot be read", "check indentation; put text with signs in quotes"},
    {"yaml/anchor", "an anchor (&x) or alias (*x), or text that looks like one", "write the value; quote the text"},
    {"yaml/tag", "a tag (!x), or text that looks like one", "a key decides the type; quote the text"},
    {"yaml/merge", "a merge key <<", "write the keys themselves"},
    {"yaml/document", "a second YAML document or a directive", "keep one document; quote text that begins so"},
    {"yaml/key", "something that is no key stands where a key should", "key: value"},
    {"yaml/comment", "a # cuts text off", "quote the text, or put the comment on its own line"},
    {"yaml/comma", "a comma inside {} or [] cuts text or a number in two", "quote it: {value: \"1,922\"}"},
    {"yaml/colon", "a colon is full-width or lacks its space", "key: value, with : and a space"},
    {"yaml/quote", "text begins with or holds a sign that YAML reads otherwise", "put it in quotes"},
    {"yaml/space", "a full-width space stands in the structure", "write an ordinary space"},
    {"yaml/tab", "a tab stands in the indentation", "indent with spaces"},
    {"toml/syntax", "TOML cannot be read", "key = \"text\", one key a line"},
    {"toml/bare", "a key or text that is not ASCII stands without quotes", "put it in \" quotes"},
    {"toml/date", "a time or moment stands without quotes", "\"2008-07-01T09:00+08:00\""},
    {"key/unknown", "a key that this kind does not have", "remove it, or correct its name"},
    {"key/missing", "a required key is not there", "add it"},
    {"key/type", "a value is not of the type that its key wants", "write what the message says"},
    {"key/choice", "a value is not one of those allowed", "take one of those in the hint"},
    {"id/invalid", "a name cannot be an id", "letters, digits, - _ . and not a period or one of our pages"},
    {"id/clash", "two things have one id", "rename one; capitals and Unicode forms do not tell them apart"},
    {"date/invalid", "a date, period or instant is not written as EDTF, or does not exist", "2008-06-16, 20XX-03-21, 2008-05/2008-06"},
    {"site/missing", "there is no site.toml", "gongbao init writes one"},
    {"site/base-url", "base_url is no web address", "https://www.example.gov.cn/section/"},
    {"agency/cycle", "agencies stand above themselves", "correct one 'parent'"},
    {"metric/name", "two metrics have one name", "name them apart, or join them"},
    {"metric/part", "a metric cannot be part of the one that it names", "same kind and unit, and never in a circle"},
    {"metric/ratio", "a ratio's definition cannot be read", "ratio = \"numerator / denominator\""},
    {"ref/agency", "no agency has this id, name or alias", "add it to content/agencies.toml, or correct the name"},
    {"ref/ambiguous", "several agencies equally near have this name", "write the id"},
    {"ref/metric", "no metric has this id", "add it to content/metrics.toml, or correct it"},
    {"ref/campaign", "no campaign has this id", "correct it, or add its campaign.md"},
    {"ref/notice", "no notice has this id", "correct it"},
    {"ref/finding", "no inspection finding has this name", "note#finding"},
    {"notice/consultation", "a consultation has no end", "add end:"},
    {"notice/table", "a row has more or fewer cells than the table has columns", "complete the row"},
    {"notice/table-file", "a CSV file cannot be shown as the table that a notice makes of it", "see the message"},
    {"campaign/count", "a list has more entries than the paper states", "correct the list or the count"},
    {"target/value", "a target's value cannot be read", "a comparison and a value: \"= 100%\""},
    // -- figures
    {"figure/value", "a value cannot be read as a number", "write it as officials do: 300多公斤, 14万余元"},
    {"figure/empty", "a metric has no value", "write the value, or {text: …} for what has no number"},
    {"figure/percentage", "a percentage is not between 0 and 100", "correct it, or set max on the metric"},
    {"figure/ratio", "a computed ratio is stated", "state its two sides"},
    {"figure/basis", "a stock or rate is cumulative", "take basis own or total"},
    {"figure/parts", "parts stand on what is no total", "add basis: total"},
    {"figure/agency", "a figure does not say whose it is", "add agency"},
    {"figure/duplicate", "one figure is stated twice in a document", "remove one, or tell them apart"},
    {"figure/exceeds", "a reported total is less than its parts", "correct one, tell scopes apart, or write acknowledged: with the reason"},
    {"figure/decrease", "a cumulative value is below the one before it", "correct one of them"},
    {"figure/order", "which of two cumulative values is newer cannot be told", "date the notes, or give the figures a period"},
    {"figure/inside", "a cumulative value is less than what it should hold", "correct one of them"},
    {"figure/rate", "a rate is not the ratio of the numbers stated beside it", "correct one of the three"},
    {"figure/part", "the parts of a metric are more than the whole", "correct one of them"},
    {"figure/overflow", "a sum has more than 18 digits", "look for a figure with too many zeros"},
    {"figure/mismatch", "a figure link's text is not what the data says", "correct the text, or the note; [](figure:…) fills itself"},
    {"figure/none", "no figure, or no single one, answers a figure link", "correct its parameters, or state the figure"},
    {"figure/unbound", "a number in a summary is bound to no figure", "write it as a figure link, or in words"},
    {"figure/validity", "a figure is dated outside its agency's life", "name the predecessor or successor"},
    {"notice/circle", "notices replace each other in a circle", "a notice acts only on an earlier one"},
    {"notice/heads", "two notices supersede one", "let one of them supersede the other"},
    {"notice/dates", "dates of a notice contradict each other", "correct one of them"},
    {"notice/authority", "a notice acts on one of an agency that is neither below its own nor its predecessor", "name it in related, or correct the agency"},
    {"notice/date-in-text", "the text ends with another date than issued", "correct the wrong one"},
    {"notice/number", "a document number is not written as it should be", "穗食安办〔2026〕3号"},
    {"notice/number-twice", "two notices have one document number", "correct one of them"},
    {"notice/number-gap", "a series of document numbers lacks some", "add them; what was given up or not published is no fault"},
    {"notice/number-year", "a document number is of another year than its notice", "correct the number, or issued"},
    {"notice/sums", "numbers in a table of sampling results do not add up", "correct what is wrong of it"},
    {"notice/penalty", "a table of penalties lacks what it must state, or states what it must not", "see the message"},
    // -- links
    {"link/withheld", "a link leads to what this audience may not see", "its text stands without a link; write one"},
    {"link/broken", "a link leads nowhere", "correct it; the message names the nearest"},
    {"link/anchor", "a heading that a link names is not there", "correct the part after #"},
    {"link/attachment", "a file cannot go out with its document", "see the message"},
    {"link/figure", "a figure link's parameters cannot be read", "agency= campaign= period= note= scope= show="},
    // -- Markdown
    {"markdown/too-large", "a text is larger than [limits] allows", "split it, or raise the limit in site.toml"},
    {"markdown/line-too-long", "a line, or a stretch of it without a space, is too long to be read", "break the line"},
    {"markdown/too-complex", "a text would take too long to read: nesting, |-| rows, huge paragraphs", "say it more simply"},
    {"markdown/raw-html", "HTML stands in a text", "write it as Markdown; [markdown] raw_html = \"drop\" leaves it out"},
    {"markdown/footnote-unused", "nothing refers to a footnote, so it would be lost", "write its mark, or remove it"},
    {"markdown/footnote-missing", "a mark names a footnote that is not there", "write the footnote, or correct the mark"},
    {"markdown/reference-unused", "nothing uses a link definition, or a second one has its label", "use or remove it"},
    {"markdown/table-cells", "a row has more or fewer cells than its table's header", "complete the row or the header"},
    {"link/nested", "a link stands in the text of another", "write the inner one as code, or outside"},
    {"link/scheme", "an address is neither http, https, mailto or tel nor one of ours", "correct it"},
    // -- addresses
    {"site/theme", "there is no theme of this name", "add its files under themes/, or take official"},
    {"site/clash", "two pages have one address", "rename a document, or remove an alias"},
    {"site/alias", "an old address cannot be one of this site", "write it from the site's top: old/page.html"},
    // -- names in the tree
    {"name/invalid", "a file or folder name cannot be used in an address", "rename it: letters, digits, - _ ."},
    {"name/link", "a symbolic link or submodule stands under content/ or themes/", "put the file itself there"},
    {"name/clash", "two names differ only in case or Unicode form, or one stands twice", "give one of them another name"},
    {"name/misplaced", "a file lies where no kind of document is kept", "move it; the manual shows the folders"},
    // -- themes
    {"template/syntax", "a template is not written in our Mustache", "see the message"},
    {"template/partial", "a partial is not there, or uses itself", "correct its name; the message names the nearest"},
    {"template/key", "a template names a word or site constant that is not there", "correct it, or add it to i18n/"},
    {"template/raw", "text stands in {{{ }}}, or HTML in {{ }}", "{{{ }}} is for keys named ..._html and json_ld"},
    {"template/context", "a tag stands where escaping does not protect", "put it into content or a quoted attribute"},
    {"template/missing-key", "a template names a key that its data lacks", "correct it; the manual lists the keys"},
    {"template/kind", "a template uses a text as a section, or a list as a text", "correct the tag; the manual lists the keys"},
    {"template/word", "a word of the interface is missing or wrong", "correct it in i18n/"},
    {"template/language", "the theme has no words of the site's language", "add i18n/<language>.toml"},
    {"template/unused", "nothing uses a file of the site's theme", "correct its name, or remove it"},
    // -- source
    {"source/limit", "the tree is too deep or holds too many files", "remove what does not belong to the site"},
    {"source/date", "a commit holds no date that can be read", "git log shows it; no date is made up in its place"},
};

}  // namespace

std::span<const FindingCode> finding_codes() { return codes; }

const FindingCode* find_code(std::string_view code) {
  for (const FindingCode& entry : codes)
    if (entry.code == code) return &entry;
  return nullptr;
}

}  // namespace gongbao
