# tests/<layer>/*_test.cpp make the program test_<layer>; tests/*_test.cpp the program test_whole, a test for each file.
enable_testing()
find_package(doctest REQUIRED)

add_library(test_main STATIC ${CMAKE_SOURCE_DIR}/tests/main.cpp)  # doctest's own code, compiled once
# Real repositories and folders for the tests of every layer.
add_library(test_support STATIC ${CMAKE_SOURCE_DIR}/tests/support/repository.cpp
                                ${CMAKE_SOURCE_DIR}/tests/support/json.cpp)
target_include_directories(test_support PUBLIC ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(test_support PRIVATE gongbao_warnings)
# Runs of the program itself, for the tests of the whole.
set(support ${CMAKE_SOURCE_DIR}/tests/support)
add_library(test_program STATIC EXCLUDE_FROM_ALL
  ${support}/program.cpp ${support}/file.cpp ${support}/sites.cpp ${support}/seed_table.cpp
  ${support}/planted_fault.cpp ${support}/planted_text.cpp ${support}/planted_documents.cpp
  ${support}/planted_reckoning.cpp ${support}/planted_markdown.cpp ${support}/planted_site.cpp
  ${support}/planted_review.cpp)
target_link_libraries(test_program PUBLIC test_support PRIVATE gongbao_warnings)
target_compile_definitions(test_program PRIVATE GONGBAO_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                GONGBAO_BINARY="${CMAKE_BINARY_DIR}/gongbao")

add_library(test_site_text STATIC ${CMAKE_SOURCE_DIR}/tests/support/site_text.cpp)
target_link_libraries(test_site_text PUBLIC test_support gongbao_content)
# A repository with reviewers, keys and sign-offs.
add_library(test_signed_site STATIC EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/support/signed_site.cpp
                                                     ${support}/withheld_site.cpp ${support}/canaries.cpp
                                                     ${support}/twins.cpp)
target_link_libraries(test_signed_site PUBLIC test_support gongbao_review)
# A repository that is edited at random.
add_library(test_random_site STATIC EXCLUDE_FROM_ALL
  ${support}/random_site.cpp ${support}/random_documents.cpp ${support}/random_edits.cpp
  ${support}/random_settings.cpp ${support}/random_history.cpp)
target_link_libraries(test_random_site PUBLIC test_signed_site test_program)
target_compile_definitions(test_random_site PRIVATE GONGBAO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")

function(add_test_program name)
  file(GLOB sources CONFIGURE_DEPENDS ${ARGN})
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(test_${name} PRIVATE test_main test_support doctest::doctest)
  target_compile_definitions(test_${name} PRIVATE GONGBAO_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                  GONGBAO_BINARY="${CMAKE_BINARY_DIR}/gongbao")
  if(TARGET gongbao_${name})
    target_link_libraries(test_${name} PRIVATE gongbao_${name})
  elseif(TARGET gongbao_cli)
    target_link_libraries(test_${name} PRIVATE gongbao_cli)
  endif()
  if(name MATCHES "^(whole|cli)$" AND TARGET gongbao)
    target_link_libraries(test_${name} PRIVATE test_program)
    add_dependencies(test_${name} gongbao)
  endif()
  if(name MATCHES "^(content|audit|review|figures|compare|site|render|check|draft|whole)$")
    target_link_libraries(test_${name} PRIVATE test_site_text)
  endif()
  if(name MATCHES "^(audit|review|render|whole)$")
    target_link_libraries(test_${name} PRIVATE test_signed_site)
  endif()
  if(name STREQUAL whole)
    target_link_libraries(test_whole PRIVATE test_random_site)
  endif()
  if(name STREQUAL base)
    target_precompile_headers(test_base PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h <doctest/doctest.h>)
  else()
    target_precompile_headers(test_${name} REUSE_FROM test_base)
  endif()
endfunction()

# An entry of ctest. Those that take longest start first, so that all processors are busy to the end.
function(add_entry name)
  add_test(NAME ${name} COMMAND ${ARGN})
  list(FIND longest_first ${name} place)
  if(place EQUAL -1)
    set(place 100)
  endif()
  math(EXPR cost "1000 - ${place}")
  # A filter that fits nothing must not pass.
  set_tests_properties(${name} PROPERTIES TIMEOUT 1800 COST ${cost} FAIL_REGULAR_EXPRESSION "test cases: +0 ")
endfunction()

set(longest_first twin incremental render cli review publish faults lifecycle status check source leak)

foreach(layer base source markdown content audit review figures compare site render check draft publish cli)
  add_test_program(${layer} ${CMAKE_SOURCE_DIR}/tests/${layer}/*_test.cpp)
  if(TARGET test_${layer})
    add_entry(${layer} test_${layer})
  endif()
endforeach()
add_test_program(whole ${CMAKE_SOURCE_DIR}/tests/*_test.cpp)
# Its files are entries of their own: together they take half the time of all tests.
get_target_property(whole_files test_whole SOURCES)
foreach(file ${whole_files})
  get_filename_component(name ${file} NAME_WE)
  string(REGEX REPLACE "_test$" "" name ${name})
  add_entry(${name} test_whole --source-file=${file})
endforeach()
include(${CMAKE_SOURCE_DIR}/cmake/broken_gate.cmake)
target_compile_definitions(test_whole PRIVATE GONGBAO_BROKEN_GATE="${CMAKE_BINARY_DIR}/gongbao_broken_gate")
