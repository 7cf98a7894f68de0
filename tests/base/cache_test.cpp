// Protects: what the cache finds are the bytes that were kept under the key, or nothing: whatever was cut off
// or flipped in its file, whoever put what in its place.
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache_scratch.h"

using namespace gongbao;
using namespace gongbao::caches;

TEST_CASE("what was kept and saved is found by the next one under the same key, and under no other") {
  const Folder folder;
  {
    Cache cache = Cache::open(folder.path());
    REQUIRE(!cache.is_none());
    keep(cache, some);
    CHECK(count_right(cache, some) == 0);  // it is for later
    cache.save();
  }
  Cache cache = Cache::open(folder.path());
  CHECK(count_right(cache, some) == 3);
  CHECK(!cache.find(cache.key("test", {"d"})));
  CHECK(!cache.find(cache.key("other", {"a"})));
  CHECK(!cache.find(cache.key("test", {"a", ""})));
  CHECK(!cache.find(cache.key("test", {"", "a"})));
  CHECK(!cache.find(cache.key("testa", {})));
  CHECK(cache.key("t", {"ab", "c"}) != cache.key("t", {"a", "bc"}));
  struct stat info {};
  REQUIRE(::stat(folder.path().c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  REQUIRE(::stat(folder.file().c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("without save nothing was kept; saved twice all of it was; the last bytes of a key are its bytes") {
  const Folder folder;
  {
    Cache cache = Cache::open(folder.path());
    keep(cache, some);
  }
  CHECK(count_right(folder, some) == 0);
  {
    Cache cache = Cache::open(folder.path());
    keep(cache, {{"a", "one"}, {"b", "two"}});
    cache.save();
    keep(cache, {{"b", "three"}, {"b", "three"}, {"c", "four"}});
    cache.save();
    cache.save();
  }
  CHECK(count_right(folder, {{"a", "one"}, {"b", "three"}, {"c", "four"}}) == 3);
  keep(folder, {{"a", "five"}});
  CHECK(count_right(folder, {{"a", "five"}, {"b", "three"}, {"c", "four"}}) == 3);
}

TEST_CASE("no cache finds nothing, keeps nothing and is no error") {
  Cache none;
  CHECK(none.is_none());
  keep(none, some);
  none.save();
  CHECK(count_right(none, some) == 0);
  CHECK(Cache::open("/proc/none/cache").is_none());
  CHECK(Cache::look_into("/proc/none/cache").is_none());
}

TEST_CASE("of two at once the second reads and keeps nothing; when the first has ended the next one keeps") {
  const Folder folder;
  keep(folder, some);
  {
    Cache first = Cache::open(folder.path());
    Cache second = Cache::open(folder.path());
    keep(first, {{"x", "of the first"}});
    CHECK(count_right(second, some) == 3);
    keep(second, {{"a", "of the second"}, {"y", "of the second"}});
    second.save();
    first.save();
    CHECK(count_right(second, some) == 3);  // as it was opened
    CHECK(!found(second, "x"));
  }
  Cache third = Cache::open(folder.path());
  CHECK(count_right(third, some) == 3);
  CHECK(found(third, "x") == "of the first");
  CHECK(!found(third, "y"));
  keep(third, {{"y", "of the third"}});
  third.save();
  CHECK(found(*std::make_unique<Cache>(Cache::open(folder.path())), "y") == "of the third");
}

TEST_CASE("whoever looks into a cache makes nothing and is in no build's way") {
  const Folder folder;
  CHECK(Cache::look_into(folder.path()).is_none());
  CHECK(!fs::exists(folder.path()));
  keep(folder, some);
  Cache looking = Cache::look_into(folder.path());
  CHECK(count_right(looking, some) == 3);
  keep(looking, {{"z", "nothing"}});
  looking.save();
  keep(folder, {{"x", "kept meanwhile"}});
  Cache cache = Cache::open(folder.path());
  CHECK(found(cache, "x") == "kept meanwhile");
  CHECK(!found(cache, "z"));
}

TEST_CASE("a folder or file that others may write, or that is none of ours, is not believed") {
  const Folder folder;
  keep(folder, some);
  const std::string good = read_file(folder.file());
  const auto is_believed = [&] { return count_right(folder, some) == 3; };
  REQUIRE(is_believed());
  for (const mode_t mode : {0777, 0720, 0702}) {
    ::chmod(folder.path().c_str(), mode);
    CHECK(Cache::open(folder.path()).is_none());
    CHECK(Cache::look_into(folder.path()).is_none());
    ::chmod(folder.path().c_str(), 0700);
  }
  REQUIRE(is_believed());
  for (const mode_t mode : {0666, 0620, 0602}) {
    ::chmod(folder.file().c_str(), mode);
    CHECK(!is_believed());  // and a new file is in its place
    keep(folder, some);
    CHECK(is_believed());
  }
  const fs::path elsewhere = folder.path().parent_path() / "elsewhere";
  put(elsewhere, good);
  ::chmod(elsewhere.c_str(), 0600);
  const auto replace = [&](auto make) {
    fs::remove_all(folder.file());
    make();
    CHECK(!is_believed());
    CHECK(read_file(elsewhere) == good);
    keep(folder, some);
    CHECK(is_believed());
    CHECK(fs::symlink_status(folder.file()).type() == fs::file_type::regular);
  };
  replace([&] { fs::create_symlink(elsewhere, folder.file()); });
  replace([&] { fs::create_hard_link(elsewhere, folder.file()); });
  replace([&] { REQUIRE(::mkfifo(folder.file().c_str(), 0600) == 0); });
  fs::remove_all(folder.file());
  fs::create_directory(folder.file());
  CHECK(!is_believed());  // nobody's folder is removed for it
  CHECK(Cache::open(folder.path()).is_none());
  fs::remove(folder.file());

  const fs::path link = folder.path().parent_path() / "link";
  keep(folder, some);
  fs::create_directory_symlink(folder.path(), link);
  CHECK(Cache::open(link).is_none());
  fs::remove(folder.path() / "cache.lock");
  fs::create_symlink(elsewhere, folder.path() / "cache.lock");
  CHECK(is_believed());
  keep(folder, {{"x", "nobody could lock"}});
  CHECK(count_right(folder, {{"x", "nobody could lock"}}) == 0);
  CHECK(read_file(elsewhere) == good);
}

TEST_CASE("a file of another user is not believed") {
  if (::geteuid() != 0) return;  // only root can make one
  const Folder folder;
  keep(folder, some);
  REQUIRE(::chown(folder.file().c_str(), 65534, 65534) == 0);
  CHECK(count_right(folder, some) == 0);
  keep(folder, some);
  CHECK(count_right(folder, some) == 3);
  REQUIRE(::chown(folder.path().c_str(), 65534, 65534) == 0);
  CHECK(Cache::open(folder.path()).is_none());
}

TEST_CASE("cut off at every length it gives the right bytes or nothing, and can be used again") {
  const Folder folder;
  keep(folder, some);
  keep(folder, {{"d", "of a second build"}});
  Kept all = some;
  all["d"] = "of a second build";
  const std::string good = read_file(folder.file());
  REQUIRE(count_right(folder, all) == 4);
  for (size_t size = 0; size < good.size(); ++size) {
    put(folder.file(), good.substr(0, size));
    CAPTURE(size);
    CHECK(count_right(folder, all) == 0);  // the index is what stands last
    keep(folder, all);
    REQUIRE(count_right(folder, all) == 4);
  }
}

TEST_CASE("with any single bit flipped it gives the right bytes or nothing, and can be used again") {
  const Folder folder;
  keep(folder, some);
  keep(folder, {{"d", "of a second build"}});
  Kept all = some;
  all["d"] = "of a second build";
  const std::string good = read_file(folder.file());
  size_t lost = 0;
  for (size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    put(folder.file(), bad);
    CAPTURE(bit);
    const size_t right = count_right(folder, all);
    lost += right < all.size();
    if (bit % 8 != bit / 8 % 8) continue;
    keep(folder, {{"e", "after it"}});
    Kept more = all;
    more["e"] = "after it";
    REQUIRE(count_right(folder, more) == right + 1);
  }
  CHECK(lost > good.size() * 4);  // the rest lies in an index that is no longer in use
}

TEST_CASE("random bytes, an empty file and the cache's own first half twice are no cache") {
  const Folder folder;
  keep(folder, some);
  const std::string good = read_file(folder.file());
  unsigned seed = 7;
  for (int round = 0; round < 200; ++round) {
    std::string bad(round % 2 ? good.size() : seed / 65536 % 400, '\0');
    for (char& c : bad) c = static_cast<char>((seed = seed * 1103515245 + 12345) / 65536);
    if (round % 3 == 0) bad.replace(0, 8, good, 0, 8);
    put(folder.file(), bad);
    CHECK(count_right(folder, some) == 0);
  }
  put(folder.file(), good.substr(0, good.size() / 2) + good);
  CHECK(count_right(folder, some) < 3);
  put(folder.file(), good + good);  // what stands behind the index is not looked at
  CHECK(count_right(folder, some) == 3);
}

TEST_CASE("it stays within its bound, and what nobody uses makes room") {
  constexpr uint64_t most = 100'000;
  const Folder folder;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const Kept of_round{{fmt::format("r{}", round), std::string(9000, static_cast<char>('a' + round % 26))}};
    for (int attempt = 0; attempt < 2; ++attempt) {  // where there is no room, the first attempt makes some
      Cache cache = Cache::open(folder.path(), most);
      if (round > 0) CHECK(found(cache, "always used") == "u");
      if (count_right(cache, of_round) == 0) keep(cache, of_round);
      if (round == 0) keep(cache, {{"always used", "u"}});
      cache.save();
      REQUIRE(fs::file_size(folder.file()) <= most);
    }
    CHECK(count_right(folder, of_round) == 1);
  }
  Cache cache = Cache::open(folder.path(), most);
  keep(cache, {{"huge", std::string(most, 'x')}});
  cache.save();
  CHECK(count_right(folder, {{"huge", std::string(most, 'x')}}) == 0);
  CHECK(fs::file_size(folder.file()) <= most);
}

TEST_CASE("a file of which little is used any more is written anew, unless what is unused is to stay") {
  const Folder folder;
  Kept much;
  for (int i = 0; i < 40; ++i)
    much[fmt::format("m{}", i)] = std::string(size_t{1} << 20, static_cast<char>('a' + i % 26));
  keep(folder, much);
  const uint64_t before = fs::file_size(folder.file());
  const auto use_few = [&](Cache::Unused unused) {
    Cache cache = Cache::open(folder.path());
    REQUIRE(found(cache, "m3"));
    keep(cache, {{"new", "n"}});
    cache.save(unused);
    keep(cache, {{"late", "l"}});  // whatever became of the file, this hurts nobody
    cache.save(unused);
  };
  use_few(Cache::Unused::stays);
  CHECK(count_right(folder, much) == 40);
  CHECK(fs::file_size(folder.file()) > before);
  Cache reading = Cache::look_into(folder.path());
  use_few(Cache::Unused::may_go);
  CHECK(fs::file_size(folder.file()) < before / 10);
  CHECK(!fs::exists(folder.path() / "cache.part"));
  CHECK(count_right(folder, much) == 1);
  CHECK(count_right(folder, {{"m3", much["m3"]}, {"new", "n"}}) == 2);
  CHECK(count_right(reading, much) == 40);  // who had it open still sees all of it
}
