#pragma once
#include <string_view>

namespace gongbao {

/// Whether the digits [begin, end) of a text are part of somebody's door: the end of the address, else 0.
/// 单元 is said of dwellings only: with a door behind it (3单元502) or a building before (5号楼3单元) it is
/// one; not 第3单元. 室 behind three or more digits is one behind a building (5号楼502室) or a residential
/// place (阳光小区502室), unless an office is named in the clause (政务服务中心2号楼305室, 305室会议) and no
/// residential place. A building alone is none.
size_t home_address_end(std::string_view text, size_t begin, size_t end);

}  // namespace gongbao
