// Protects: the layers, the walls around libraries, and "same commit, same bytes": nothing in src/ looks at a
// clock, a random source, a locale or a hash order. The lists here, with their exceptions, are the
// documentation.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "source_text.h"

namespace {

using gongbao::architecture::all_sources;
using gongbao::architecture::Source;

/// Lowest first. A file includes headers of its own layer and of those before it.
const std::vector<std::string> layers{"base", "source", "markdown", "content", "audit", "review", "figures", "compare",
                                      "site", "render", "check",    "draft", "publish", "serve",  "cli"};

/// A library's headers begin with `header` and are included by files whose path begins with `wall`.
struct Wall {
  std::string header;
  std::string wall;
};
const std::vector<Wall> walls{
    {"git2", "src/source/git"},         {"zlib.h", "src/source/"},
    {"poppler/", "src/source/pdf_document.cpp"},
    {"iconv.h", "src/source/gb18030.cpp"},
    {"cmark-gfm", "src/markdown/"},     {"yaml.h", "src/content/yaml.cpp"},
    {"toml++", "src/content/toml.cpp"}, {"kainjow", "src/render/template.cpp"},
    {"openssl", "src/base/digest.cpp"}, {"utf8proc", "src/base/utf8.cpp"},
    {"xxhash", "src/base/cache.cpp"},
    {"CLI/", "src/cli/arguments.cpp"},
};

/// Names that src/ does not use. A name that ends in ( is a function's.
struct Ban {
  std::string what;
  std::vector<std::string> names;
};
const std::vector<Ban> bans{
    {"a clock: time comes from --as-of alone",
     {"system_clock", "steady_clock", "high_resolution_clock", "file_clock", "utc_clock", "std::time(",
      "::time(", "time(nullptr", "time(NULL", "time(0", "gettimeofday", "clock_gettime", "localtime",
      "localtime_r", "strftime", "mktime", "last_write_time", "__DATE__", "__TIME__"}},
    {"a random source: same commit, same bytes",
     {"rand(", "srand(", "random(", "random_device", "mt19937", "mt19937_64", "default_random_engine",
      "getrandom", "getentropy", "arc4random"}},
    {"a locale: numbers and letters are the same everywhere",
     {"setlocale", "std::locale", "uselocale", "isspace", "isalpha", "isalnum", "isdigit",
      "isxdigit",  "isupper",     "islower",   "ispunct", "isprint", "tolower", "toupper",
      "strtod",    "strtof",      "atof",      "stod",    "stof",    "strcoll", "strxfrm"}},
    {"an unordered container: its order differs and reaches output",
     {"unordered_map", "unordered_set", "unordered_multimap", "unordered_multiset"}},
    {"std::regex: it recurses once a character and so ends in a crash on long text",
     {"std::regex", "regex_search", "regex_match"}},
    {"a thread: workers are forked, which a second thread makes unsafe",
     {"std::thread", "std::jthread", "std::async", "pthread_create"}},
};

struct Exception {
  std::string path;  ///< a file, or a folder with / at its end
  std::string name;
  std::string reason;
};
const std::vector<Exception> exceptions{
    {"src/base/parallel.cpp", "clock_gettime",
     "a worker's budgets of time; decides only whether an item is lost"},
    {"src/cli/clock.cpp", "system_clock", "the default of --as-of, and the only look at the time of day"},
    {"src/cli/stopwatch.cpp", "steady_clock", "--timings, on standard error"},
    {"src/source/commit_graph.cpp", "unordered_map", "asked for single ids only, never gone through"},
    {"src/source/commit_graph.cpp", "unordered_set", "asked for single ids only, never gone through"},
    {"src/source/history.cpp", "unordered_map", "asked for single ids only, never gone through"},
    {"src/source/known_commits.h", "unordered_map", "asked for single ids only, never gone through"},
    {"src/source/tree_cache.h", "unordered_map", "asked for single ids only, never gone through"},
};

constexpr size_t most_lines = 400;

std::string layer_of(std::string_view path_in_src) {
  return std::string(path_in_src.substr(0, path_in_src.find('/')));
}

/// The place of a layer in the order; nothing for what is no layer.
std::optional<size_t> rank_of(const std::string& layer) {
  const auto found = std::find(layers.begin(), layers.end(), layer);
  if (found == layers.end()) return std::nullopt;
  return static_cast<size_t>(found - layers.begin());
}

}  // namespace

TEST_CASE("a file includes only headers of its own layer and of those below") {
  for (const Source& source : all_sources("src")) {
    const std::string own = layer_of(std::string_view(source.path).substr(4));
    const size_t own_rank = rank_of(own).value_or(layers.size());  // src/main.cpp stands above all
    for (const std::string& header : source.own_includes()) {
      const auto rank = rank_of(layer_of(header));
      CHECK_MESSAGE(rank, source.path << " includes " << header << ", which names no layer");
      if (rank)
        CHECK_MESSAGE(*rank <= own_rank, source.path << " includes " << header << " of a higher layer");
    }
  }
}

TEST_CASE("the audit of finished bytes shares nothing with the gate: only the command line includes it") {
  const std::set<std::string> parsers{"base", "source", "markdown", "content", "audit"};
  size_t audit_files = 0;
  for (const Source& source : all_sources("src")) {
    const std::string own = layer_of(std::string_view(source.path).substr(4));
    if (own == "audit") ++audit_files;
    for (const std::string& header : source.own_includes()) {
      if (own == "audit")
        CHECK_MESSAGE(parsers.contains(layer_of(header)), source.path << " includes " << header);
      if (layer_of(header) == "audit")
        CHECK_MESSAGE((own == "audit" || own == "cli"), source.path << " includes " << header);
    }
  }
  CHECK(audit_files > 0);
}

TEST_CASE("every folder of src/ is a layer") {
  for (const auto& entry : std::filesystem::directory_iterator(GONGBAO_SOURCE_DIR "/src"))
    if (entry.is_directory())
      CHECK_MESSAGE(rank_of(entry.path().filename().string()), entry.path().filename().string());
}

TEST_CASE("a library's headers stay behind its wall") {
  for (const Source& source : all_sources("src"))
    for (const std::string& header : source.system_includes())
      for (const Wall& wall : walls)
        if (header.starts_with(wall.header))
          CHECK_MESSAGE(source.path.starts_with(wall.wall),
                        source.path << " includes <" << header << ">; its place is " << wall.wall);
}

TEST_CASE(
    "nothing uses a clock, a random source, a locale, an unordered container, a regular expression or a "
    "thread") {
  std::set<size_t> used;
  for (const Source& source : all_sources("src"))
    for (const Ban& ban : bans)
      for (const std::string& name : ban.names)
        for (const int line : source.lines_with(name)) {
          const auto allows = [&](const Exception& exception) {
            const bool folder = exception.path.ends_with('/');
            return exception.name == name &&
                   (folder ? source.path.starts_with(exception.path) : source.path == exception.path);
          };
          const auto found = std::find_if(exceptions.begin(), exceptions.end(), allows);
          if (found != exceptions.end()) used.insert(static_cast<size_t>(found - exceptions.begin()));
          CHECK_MESSAGE(found != exceptions.end(),
                        source.path << ":" << line << ": " << name << " is " << ban.what);
        }
  for (size_t i = 0; i < exceptions.size(); ++i)
    CHECK_MESSAGE(used.contains(i), "no longer needed: " << exceptions[i].path << ", " << exceptions[i].name);
}

TEST_CASE("no file is longer than a reader's patience") {
  for (const char* folder : {"src", "tests"})
    for (const Source& source : all_sources(folder))
      CHECK_MESSAGE(source.line_count() <= most_lines,
                    source.path << " has " << source.line_count() << " lines");
}

TEST_CASE("a type's name is defined once, unless it is one file's own: two would be one to the linker") {
  std::map<std::string, std::string> defined;
  for (const Source& source : all_sources("src")) {
    int anonymous = 0;  // nesting of namespace { … }, whose end carries the usual comment
    const std::string code = gongbao::architecture::only_code(source.text);
    std::vector<std::string_view> raw = gongbao::split(source.text, '\n');
    std::vector<std::string_view> lines = gongbao::split(code, '\n');
    for (size_t i = 0; i < lines.size(); ++i) {
      if (lines[i] == "namespace {") ++anonymous;
      if (raw[i] == "}  // namespace") --anonymous;
      if (anonymous > 0 || lines[i].empty() || lines[i].back() == ';' ||
          lines[i].find('{') == std::string_view::npos)
        continue;
      std::string_view rest = lines[i];
      for (const std::string_view word : {"enum class ", "struct ", "class "}) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        const std::string name(rest.substr(0, rest.find_first_of(" :{")));
        if (name.empty() || name.find(':') != std::string::npos || rest.find("::") < rest.find('{')) break;
        const auto [first, fresh] = defined.emplace(name, source.path);
        CHECK_MESSAGE(fresh, name << " is defined in " << first->second << " and in " << source.path);
        break;
      }
    }
  }
  CHECK(defined.count("Document") == 1);
}

TEST_CASE("every test begins with what it protects") {
  for (const Source& source : all_sources("tests"))
    if (source.path.ends_with("_test.cpp"))
      CHECK_MESSAGE(source.text.starts_with("// Protects: "), source.path);
}

TEST_CASE("the reader of sources sees code, not comments and strings") {
  const Source source{
      "x.cpp",
      "#include \"base/error.h\"\n#include <git2.h>\n// isspace\n/* rand() */ auto a = \"toupper\";\n"
      "auto b = R\"x(strtod)x\"; char c = '\"'; my_rand(1);\nauto d = std::rand();  // random(\n"};
  CHECK(source.own_includes() == std::vector<std::string>{"base/error.h"});
  CHECK(source.system_includes() == std::vector<std::string>{"git2.h"});
  for (const char* name : {"isspace", "toupper", "strtod", "random("}) CHECK(source.lines_with(name).empty());
  CHECK(source.lines_with("rand(") == std::vector<int>{6});
  CHECK(source.line_count() == 6);
}
