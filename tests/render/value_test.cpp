// Protects: what the views set is what a template finds.
#include "render/value.h"

using namespace gongbao;

TEST_CASE("a field set again is replaced, whatever its kind") {
  Value value;
  value.set("title", "甲").set("title", "乙").set("title", true);
  CHECK(value.members().size() == 1);
  CHECK(std::get<bool>(*value.find("title")));
}

TEST_CASE("keys are compared by their characters") {
  const std::string other_address = "title";
  Value value;
  value.set("title", "甲").set(other_address.c_str(), "乙");
  CHECK(value.members().size() == 1);
  CHECK(std::get<std::string>(*value.find("title")) == "乙");
  CHECK(!value.find("titel"));
}

TEST_CASE("an optional text or list comes with its flag") {
  Value value;
  value.set_optional("has_note", "note", "").set_optional("has_meta", "meta", "18项");
  value.set_list("has_rows", "rows", {}).set_list("has_cells", "cells", Value::List(2));
  CHECK(!std::get<bool>(*value.find("has_note")));
  CHECK(std::get<std::string>(*value.find("note")).empty());
  CHECK(std::get<bool>(*value.find("has_meta")));
  CHECK(!std::get<bool>(*value.find("has_rows")));
  CHECK(std::get<bool>(*value.find("has_cells")));
}
