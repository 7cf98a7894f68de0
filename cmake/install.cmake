# What `cmake --install` puts in place, and the Debian package that `cpack` makes of it.
install(TARGETS gongbao RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_SOURCE_DIR}/docs/gongbao.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/completions/gongbao.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gongbao)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/gongbao
        RENAME copyright)  # where Debian looks for it

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gongbao)
set(CPACK_PACKAGE_VENDOR "The gongbao authors")
set(CPACK_PACKAGE_CONTACT "gongbao maintainers <gongbao@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "campaign reports and notices from a git repository")
set(CPACK_PACKAGE_DESCRIPTION
    "gongbao turns a git repository of Markdown notes of public agencies' campaigns
into a public site: documents, period reports with figures rolled up exactly by
agency, reconciliation, notices and data files. The same commit makes the same
bytes, and what may not be seen has no byte in any of them.")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CPACK_PACKAGE_CONTACT}")
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # the libraries that the program is linked with
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS  # whatever the umask of who builds it
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
include(CPack)
