# The libraries we stand on; docs/dependencies.md says why each. All come from Debian 12's packages.
find_package(PkgConfig REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
pkg_check_modules(GIT2 REQUIRED IMPORTED_TARGET libgit2>=1.5)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
# The shared build: the header-only one aborts on `[}` in debug builds (docs/dependencies.md).
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-cpp)
# cmark-gfm's extensions and kainjow have no pkg-config file in Debian.
find_library(CMARK_GFM cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
find_path(KAINJOW_MUSTACHE kainjow/mustache.hpp REQUIRED)
