# The default theme and its words are compiled in: gongbao needs no data folder at run time.
# Each file of themes/official becomes a constant of the generated builtin_theme_files.cpp, again whenever one changes.
if(TARGET gongbao_render)
  file(GLOB_RECURSE theme_files CONFIGURE_DEPENDS
       ${CMAKE_SOURCE_DIR}/themes/official/templates/* ${CMAKE_SOURCE_DIR}/themes/official/partials/*
       ${CMAKE_SOURCE_DIR}/themes/official/i18n/* ${CMAKE_SOURCE_DIR}/themes/official/assets/*)
  list(SORT theme_files)
  set(theme_source ${CMAKE_BINARY_DIR}/generated/builtin_theme_files.cpp)
  set(theme_list ${CMAKE_BINARY_DIR}/generated/builtin_theme_files.txt)
  list(JOIN theme_files "\n" theme_lines)
  file(CONFIGURE OUTPUT ${theme_list} CONTENT "${theme_lines}\n" @ONLY)  # written only if it differs: a file has come or gone
  add_custom_command(
    OUTPUT ${theme_source}
    COMMAND ${CMAKE_COMMAND} -DLIST=${theme_list} -DROOT=${CMAKE_SOURCE_DIR}/themes/official -DOUTPUT=${theme_source}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_theme.cmake
    DEPENDS ${theme_files} ${theme_list} ${CMAKE_SOURCE_DIR}/cmake/embed_theme.cmake
    COMMENT "Embedding themes/official" VERBATIM)
  target_sources(gongbao_render PRIVATE ${theme_source})
endif()
