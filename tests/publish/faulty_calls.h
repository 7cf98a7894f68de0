#pragma once
#include <string>
#include <vector>

namespace gongbao::scratch {

/// What the n-th call that changes files does instead. Counts in the process that armed it. The calls
/// themselves stand in fault_test.cpp.
struct Fault {
  int calls_left = 0;  ///< 0: disarmed
  int error = 0;       ///< 0: the process is killed
  bool after = false;  ///< killed after the call instead of before it
  bool fired = false;
};
extern Fault fault;

/// Where set: what was written, made and synced, in order: "write", "link", "fsync", "syncfs", "rename <to>".
extern std::vector<std::string>* record_of_calls;

}  // namespace gongbao::scratch
