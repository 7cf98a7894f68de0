#pragma once
#include <string>

#include "draft/material.h"
#include "draft/passage.h"

namespace gongbao {

/// Collects a passage's text and where it comes from.
class PassageMaker {
 public:
  void add_source(std::string source) { sources_.push_back(std::move(source)); }
  /// The passage with these words; starts anew.
  Passage make(std::string text);

 private:
  std::vector<std::string> sources_;
};

/// Writes values as figure links that say what the data says.
class FigureWriter {
 public:
  explicit FigureWriter(const Material& material) : material_(material) {}

  /// `[522户](figure:inspection.producers?agency=…)`, as the paper writes it where one statement answers,
  /// else as a value is printed. The statements behind it become sources.
  std::string link(const FigureQuery& query, const FigureAnswer& answer, PassageMaker& sources) const;
  /// The same for one statement, with the parameters that single it out; empty if none do.
  std::string link_to(uint32_t figure, PassageMaker& sources) const;

 private:
  bool speaks_chinese() const;
  std::string address(const FigureQuery& query) const;
  std::string text_of(const FigureQuery& query, const FigureAnswer& answer) const;

  const Material& material_;
};

}  // namespace gongbao
