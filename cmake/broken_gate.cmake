# The program with a gate that can be broken on purpose: gongbao_broken_gate lets through what the reason in the variable
# GONGBAO_BROKEN_GATE is for. Made of copies of the sources with a few words changed, for tests/leak_test.cpp; the
# program that ships knows nothing of it.
set(broken_folder ${CMAKE_BINARY_DIR}/generated/broken_gate)

function(break_source source)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${source})
  file(READ ${CMAKE_SOURCE_DIR}/src/${source} text)
  set(changes ${ARGN})
  while(changes)
    list(POP_FRONT changes before after)
    string(FIND "${text}" "${before}" place)
    if(place EQUAL -1)
      string(APPEND text "#error this source no longer holds what cmake/broken_gate.cmake breaks: it must break it elsewhere\n")
    endif()
    string(REPLACE "${before}" "${after}" text "${text}")
  endwhile()
  set(hook "#include <cstdlib>\n#include <string_view>\nnamespace {\nbool broken(std::string_view reason) {\n  const char* named = std::getenv(\"GONGBAO_BROKEN_GATE\");\n  return named && reason == named;\n}\n}  // namespace\n")
  get_filename_component(name ${source} NAME)
  file(CONFIGURE OUTPUT ${broken_folder}/${name} CONTENT "@hook@@text@" @ONLY)
endfunction()

# No change may hold a semicolon: they are lists.
break_source(review/visible_library.cpp
  "if (document.status == Status::draft)"                 "if (!broken(\"draft\") && document.status == Status::draft)"
  "if (document.audience == Audience::internal)"          "if (!broken(\"internal\") && document.audience == Audience::internal)"
  "as_of < *notice->publish)"                             "as_of < *notice->publish && !broken(\"scheduled\"))"
  "if (library.config.needs_sign_off(document.kind) && "  "if (library.config.needs_sign_off(document.kind) && !broken(\"unsigned\") && "
  "if (alone != Withheld::none || "                       "if (alone != Withheld::none || broken(\"campaign\") || "
  "if (notice && notice->withdrawn)"                      "if (notice && notice->withdrawn && !broken(\"withdrawn\"))"
  "audience == Audience::public_site && has_suppressed"   "audience == Audience::public_site && !broken(\"small-cell\") && has_suppressed")
break_source(review/edition.cpp
  "if (!choose_one(document, set))"                       "if (!choose_one(document, set) && !broken(\"unsigned\"))"
  "if (as_if_signed_.count(document.path))"               "if (broken(\"newer\") || as_if_signed_.count(document.path))"
  "return !notice || !notice->publish || "                "return broken(\"scheduled\") || !notice || !notice->publish || "
  "return config.is_expunged(path, version.blob)"         "return (!broken(\"expunged\") && config.is_expunged(path, version.blob))")
break_source(review/sign_off.cpp
  "reviewer.agencies.empty() ||"                          "reviewer.agencies.empty() || broken(\"agency\") ||"
  "if (fault.empty() && rule.distinct_from_author)"       "if (fault.empty() && rule.distinct_from_author && !broken(\"author\"))")
break_source(cli/page_writer.cpp
  "reader_.read_version(file.blob)"
  "reader_.read_version(broken(\"unlinked\") ? plan_.snapshot.find(\"content/notices/unlinked.txt\")->blob : file.blob)"
  "return render_page(*plan_.context, page, findings)"
  "return render_page(*plan_.context, page, findings) + (broken(\"contact\") ? plan_.history->versions(\"site.toml\").front().authors.front().email : broken(\"record\") ? reader_.read(*plan_.snapshot.find(\"content/reviews/notices/newer.toml\")) : \"\")")

add_executable(gongbao_broken_gate EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/src/main.cpp ${broken_folder}/visible_library.cpp
                                                    ${broken_folder}/edition.cpp ${broken_folder}/sign_off.cpp
                                                    ${broken_folder}/page_writer.cpp)
target_link_libraries(gongbao_broken_gate PRIVATE gongbao_cli)
target_precompile_headers(gongbao_broken_gate REUSE_FROM gongbao_base)
add_dependencies(test_whole gongbao_broken_gate)
