#pragma once
#include <string>
#include <vector>

#include "markdown/body.h"
#include "markdown/locate.h"
#include "markdown/parsed_body.h"

namespace gongbao {

/// Writes links and images into a body, as elements or holes, and reports those that may not be and raw HTML.
/// To be called in document order, because the locator looks onwards only.
class LinkWriter {
 public:
  LinkWriter(const std::vector<Step>& steps, const SourceMap& map, Locator& locator, RawHtml raw_html,
             Body& body, Findings& findings)
      : steps_(steps), map_(map), locator_(locator), raw_html_(raw_html), body_(body), findings_(findings) {}

  void open(size_t index);
  void close();
  bool is_open() const { return !open_.empty(); }
  void write_image(size_t index);
  void report_raw_html(size_t index);

 private:
  BodyLink make_link(size_t index, BodyLink::Kind kind);
  void refuse(const Place& place, const std::string& reason);
  void add_hole(Hole::Kind kind, size_t link);

  /// How a link was begun, for its end. cmark nests an address in <> in the text of a link.
  struct OpenLink {
    enum class As { nothing, element, hole };
    As as = As::nothing;
    size_t index = 0;
  };

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  Locator& locator_;
  RawHtml raw_html_;
  Body& body_;
  Findings& findings_;
  std::vector<OpenLink> open_;
};

}  // namespace gongbao
