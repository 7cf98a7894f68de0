#include "render/data/json_quantity.h"

namespace gongbao {

void begin_quantity(JsonRows& rows, std::string_view key, const std::optional<Quantity>& quantity,
                    std::string_view text) {
  const auto end = [&](std::string_view name, const std::optional<Range::End>& one) {
    one ? rows.text(name, one->value.text()) : rows.null(name);
  };
  rows.begin_object(key);
  if (quantity) {
    rows.text("value", quantity->value.text());
    rows.text("qualifier", name_of(quantity->qualifier));
    end("low", quantity->range.low);
    end("high", quantity->range.high);
  } else {
    for (const std::string_view name : {"value", "qualifier", "low", "high"}) rows.null(name);
  }
  rows.text("text", text);
  rows.begin_list("from");
}

void end_quantity(JsonRows& rows) {
  rows.end_list();
  rows.end_object();
}

void add_place(JsonRows& rows, const Place& place) {
  std::string text = place.path;
  text += '#';
  text += std::to_string(place.line);
  rows.item(text);
}

}  // namespace gongbao
