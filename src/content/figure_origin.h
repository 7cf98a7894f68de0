#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "source/history.h"

namespace gongbao {

/// Where and since which version a figure stands as it does.
struct SettledFigure {
  int line = 0;
  int column = 0;
  const Version* origin = nullptr;  ///< null: not known
};

/// The origins of one document's figures.
class DocumentOrigins {
 public:
  DocumentOrigins() = default;
  explicit DocumentOrigins(const Version* of_all) : of_all_(of_all) {}
  /// Sorted by place.
  explicit DocumentOrigins(std::span<const SettledFigure> settled) : settled_(settled) {}

  /// Null where history does not hold it (shallow clone, change of a work tree): never guessed.
  const Version* of(const Figure& figure) const;

 private:
  const Version* of_all_ = nullptr;
  std::span<const SettledFigure> settled_;
};

/// The commit that set each figure's value: not the newest one of its file, but that of the oldest version in
/// the unbroken run of versions that make the same statement (metric, agency, period, region, scope, basis)
/// with the same value in the same words. As in History, what a merge brought in is the merge's. Refers to
/// the history.
class FigureOrigins {
 public:
  FigureOrigins() = default;
  DocumentOrigins in(const Document& document) const;
  const Version* of(const Document& document, const Figure& figure) const { return in(document).of(figure); }

 private:
  friend FigureOrigins find_figure_origins(const Snapshot&, const History&, const Library&,
                                           const std::vector<Ref<Document>>&, const WorkLimits&);
  const History* history_ = nullptr;
  /// By path: documents of which older versions had to be read.
  std::map<std::string, std::vector<SettledFigure>, std::less<>> settled_;
};

/// Reads older versions of those documents that have figures and more than one version; the others cost
/// nothing. They are understood with today's registers; what was wrong in them is no finding, and a statement
/// that cannot be read in a version was not made there.
FigureOrigins find_figure_origins(const Snapshot& snapshot, const History& history, const Library& library,
                                  const std::vector<Ref<Document>>& documents, const WorkLimits& limits);
FigureOrigins find_figure_origins(const Snapshot&, const History&&, const Library&,
                                  const std::vector<Ref<Document>>&, const WorkLimits&) = delete;

}  // namespace gongbao
