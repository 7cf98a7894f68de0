#include <fmt/format.h>

#include "support/file.h"
#include "support/random_edits.h"

namespace gongbao::test {
namespace {

std::string official(const std::string& file) {
  return read_bytes(std::filesystem::path(GONGBAO_SOURCE_DIR) / "themes/official" / file);
}

}  // namespace

bool RandomEdits::change_config() {
  auto& config = site_.config;
  switch (chance_.pick(11)) {
    case 0:
      config[""]["title"] = toml_text(fmt::format("小站{}", ++number_));
      break;
    case 1:
      config["output"]["page_size"] = fmt::format("{}", 2 + chance_.pick(9));
      break;
    case 2:
      config["output"]["feed_length"] = fmt::format("{}", 1 + chance_.pick(9));
      break;
    case 3:
      config["output"]["group_digits"] = chance_.word({"true", "false"});
      break;
    case 4:
      config["output"]["excel_bom"] = chance_.word({"true", "false"});
      break;
    case 5:
      config["reports"]["periods"] = chance_.word(
          {"[\"year\"]", "[\"year\", \"half\", \"month\"]", "[\"year\", \"quarter\", \"month\"]"});
      break;
    case 6:
      config["links"]["auto"] = chance_.word({"true", "false"});
      break;
    case 7:
      config["publisher"]["name"] = toml_text(fmt::format("主办单位{}", ++number_));
      break;
    case 8:
      config["audience"][chance_.word({"note", "page", "notice"})] =
          toml_text(chance_.word({"public", "internal"}));
      break;
    case 9:
      config[""]["language"] = toml_text(chance_.word({"en", "zh-Hans"}));
      break;
    default:
      config[""]["timezone"] = toml_text(chance_.word({"+08:00", "+00:00"}));
  }
  return true;
}

bool RandomEdits::change_policy() {
  if (!is_reviewed_) return false;
  Table& rule = site_.config[chance_.word({"review.notice", "review.summary"})];
  switch (chance_.pick(4)) {
    case 0:
      rule["roles"] = chance_.word({"[\"approve\"]", "[\"review\", \"approve\"]", "[\"review\"]"});
      break;
    case 1:
      rule["distinct_from_author"] = chance_.word({"true", "false"});
      break;
    case 2:
      for (Table& reviewer : site_.reviewers) {
        if (!chance_.percent(50)) continue;
        if (reviewer.contains("agencies"))
          reviewer.erase("agencies");
        else
          reviewer["agencies"] = chance_.word({"[\"market\"]", "[\"city\"]"});
      }
      break;
    default:
      if (site_.config.contains("review.page"))
        site_.config.erase("review.page");
      else
        site_.config["review.page"] = {{"roles", "[\"approve\"]"}, {"signed", "true"}};
  }
  return true;
}

bool RandomEdits::change_theme() {
  const int number = ++number_;
  const auto own = [](const std::string& file) { return "themes/official/" + file; };
  switch (chance_.pick(6)) {
    case 0: {
      const std::string file =
          "partials/" + chance_.word({"footer", "entry", "header", "facts", "link"}) + ".mustache";
      site_.others[own(file)] = official(file) + fmt::format("<i>{}</i>\n", number);
      break;
    }
    case 1: {
      const std::string file = "templates/" +
                               chance_.word({"note", "agency", "campaign", "home", "notice", "period"}) +
                               ".mustache";
      site_.others[own(file)] = official(file) + fmt::format("<!-- {} -->\n", number);
      break;
    }
    case 2:
      site_.others[own("assets/site.css")] = official("assets/site.css") + fmt::format("/* {} */\n", number);
      break;
    case 3:
      site_.others[own("assets/more.css")] = fmt::format("/* {} */\n", number);
      break;
    case 4:
      site_.others[own("i18n/zh-Hans.toml")] = fmt::format("nav_home = \"首页{}\"\n", number);
      break;
    default:  // all of it is as it was
      std::erase_if(site_.others, [](const auto& one) { return one.first.starts_with("themes/"); });
  }
  return true;
}

/// What no build reads.
bool RandomEdits::change_other() {
  site_.others["README.md"] = fmt::format("{}\n", ++number_);
  if (chance_.percent(50))
    site_.others["content/notices/loose.txt"] = fmt::format("没有文件链接它{}\n", number_);
  return true;
}

/// A new year with many documents, as an importer brings them.
bool RandomEdits::change_much() {
  for (int left = 3 + chance_.pick(5); left > 0; --left) {
    if (!site_.find("campaign:spring")) return false;
    MadeDocument made = maker_.make(chance_.percent(70) ? MadeDocument::note : MadeDocument::notice,
                                    fmt::format("m{}", ++number_), site_, "spring", signed_.now);
    if (chance_.percent(50) && made.keys.contains("date"))
      made.keys["date"] = chance_.word({"2027-01-03", "2024-02"});
    site_.documents.push_back(std::move(made));
  }
  return true;
}

}  // namespace gongbao::test
