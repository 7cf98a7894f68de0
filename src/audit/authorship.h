#pragma once
#include "content/library.h"
#include "content/sign_off_record.h"
#include "source/history.h"

namespace gongbao {

/// The place, 0 being the newest, of the version that had these bytes when somebody signed them; of a reader
/// whose clock was wrong, the newest one that has them. Nothing if none has.
std::optional<size_t> place_when_signed(const std::vector<Version>& versions, std::string_view blob,
                                        Instant at);

/// Whether the signer of an entry is among those who wrote any of the document or its attachments since the
/// version signed before it (content model 6). `version`: as it was signed; `completed`: the entries, of this
/// document, that completed a sign-off before. Whoever cannot be ruled out is an author.
bool is_by_an_author(const SignOffEntry& entry, const Document& version, const History& history,
                     const std::vector<const SignOffEntry*>& completed);

}  // namespace gongbao
