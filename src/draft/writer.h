#pragma once
#include <string>
#include <vector>

#include "draft/free_text.h"
#include "draft/phrases.h"

namespace gongbao {

/// What every section is written with.
class Writer {
 public:
  Writer(const Material& the_material, const Phrases& the_phrases)
      : material(the_material), phrases(the_phrases), figures(the_material), text(the_material) {}

  const Material& material;
  const Phrases& phrases;
  FigureWriter figures;
  FreeText text;

  /// The campaign's own file, as a link; it becomes a source.
  std::string record(PassageMaker& sources) const;
  std::string note(Ref<Document> note, PassageMaker& sources) const;
  std::string notes(const std::vector<Ref<Document>>& notes, PassageMaker& sources) const;
  /// With its day, who joined, and its agency where that is another than the summary's.
  std::string note_with_details(Ref<Document> note, bool with_agency, PassageMaker& sources);

  std::string name(Ref<Agency> agency) const { return escaped(material.agency(agency).name); }
  std::string name(const Party& party) { return party.agency ? name(*party.agency) : words(party.name); }
  /// Words of the material, or a reference to the campaign's file where they hold a number that nothing
  /// states.
  std::string words(std::string_view text, Phrase instead = Phrase::words_hidden);
  /// The paper's words for a day, else the date; empty without one.
  std::string date_of(const std::optional<When>& when, const std::string& date_text);

  /// 检查生产企业[522户](…)
  std::string said(const OwnFigure& own, PassageMaker& sources);
  /// The value alone, as it stands in a table.
  std::string value_of(const OwnFigure& own, PassageMaker& sources);

  DraftBlock paragraph(std::string key, std::vector<Passage> sentences) const;
  /// A table or list and the sentence that leads to it. Nothing without passages.
  void add_led(DraftSection& section, const std::string& key, Passage lead, DraftBlock block) const;

 private:
  struct Values {
    std::vector<std::string> links;
    bool is_none = false;   ///< 未发现
    bool is_words = false;  ///< stated without a number
  };
  Values values_of(const OwnFigure& own, PassageMaker& sources);
  std::string with_scope(const Figure& figure, std::string link, bool among_several);
};

/// The notes of one use, and the figures that they state.
void add_notes_of(Writer& writer, NoteUse use, Phrase phrase, const std::string& key, DraftSection& section);
/// Which section tells of a figure: that of the first note that states it.
NoteUse use_of(const Material& material, const OwnFigure& own);

DraftSection write_basis(Writer& writer);
DraftSection write_organisation(Writer& writer);
DraftSection write_aims(Writer& writer);
DraftSection write_work(Writer& writer);
DraftSection write_inspection(Writer& writer);
DraftSection write_totals(Writer& writer);
DraftSection write_problems(Writer& writer);
DraftSection write_next(Writer& writer);

}  // namespace gongbao
