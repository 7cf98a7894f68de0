#pragma once
#include <filesystem>
#include <string>

namespace gongbao {

/// How a commit of a repository stands to another.
enum class CommitOrder {
  same,
  after,          ///< the other is among its ancestors
  before,         ///< it is among the other's ancestors
  apart,          ///< neither
  other_unknown,  ///< the other is not there, or a shallow clone ends before that can be told
  unknown,        ///< it is not there itself, or no commit
};

/// Both by their hex ids. Error if there is no repository, or if it is damaged.
CommitOrder order_of_commits(const std::filesystem::path& directory, const std::string& commit,
                             const std::string& other);

}  // namespace gongbao
