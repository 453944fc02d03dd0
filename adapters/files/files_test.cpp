// Everything happens in a folder of its own. Device nodes are made there: nothing here may ever write to /dev.
#include "adapters/files/files.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

using namespace ebb;
namespace fs = std::filesystem;

namespace {

class Writing : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/ebb-files-XXXXXX";
    folder_ = ::mkdtemp(name);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }
  static std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::size_t entries() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {})); }
  void make(const std::string& name, const std::string& text) const { std::ofstream(at(name)) << text; }
  static ErrorId refusal(const Result<void>& r) {
    EXPECT_FALSE(r);
    return r ? ErrorId{} : r.error().id;
  }

  fs::path folder_;
};

TEST_F(Writing, ReplacesAFileWholeAndForItsOwnerOnly) {
  make("a", "before, and longer");
  ASSERT_TRUE(files::write(at("a"), "after"));
  EXPECT_EQ(content(at("a")), "after");
  EXPECT_EQ(fs::status(at("a")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(entries(), 1u);
}

TEST_F(Writing, FollowsALinkAndLeavesItALink) {
  fs::create_directory(at("below"));
  make("below/real", "before");
  fs::create_symlink("below/real", at("near"));
  fs::create_symlink(at("near"), at("far"));
  ASSERT_TRUE(files::write(at("far"), "after"));
  EXPECT_TRUE(fs::is_symlink(at("far")) && fs::is_symlink(at("near")));
  EXPECT_EQ(content(at("below/real")), "after");
}

TEST_F(Writing, ALinkToNothingYetIsFollowedToo) {
  fs::create_symlink("not yet", at("link"));
  ASSERT_TRUE(files::write(at("link"), "now"));
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_EQ(content(at("not yet")), "now");
}

TEST_F(Writing, LinksInACircleAreRefused) {
  fs::create_symlink("b", at("a"));
  fs::create_symlink("a", at("b"));
  EXPECT_EQ(refusal(files::write(at("a"), "x")), ErrorId::cannot_write);
  EXPECT_TRUE(fs::is_symlink(at("a")));
}

TEST_F(Writing, APipeIsWrittenToAndStaysAPipe) {
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = content(at("pipe")); });
  const std::string much(300'000, 'm');
  const auto written = files::write(at("pipe"), much);
  reader.join();
  ASSERT_TRUE(written);
  EXPECT_EQ(read, much);
  EXPECT_TRUE(fs::is_fifo(at("pipe")));
  EXPECT_EQ(entries(), 1u);
}

TEST_F(Writing, ADeviceIsWrittenToAndStaysADevice) {
  if (::mknod(at("null").c_str(), S_IFCHR | 0600, makedev(1, 3)) != 0) GTEST_SKIP() << "no right to make device nodes";
  const int fd = ::open(at("null").c_str(), O_WRONLY);
  if (fd < 0) GTEST_SKIP() << "no devices in this folder";
  ::close(fd);
  ASSERT_TRUE(files::write(at("null"), "gone"));
  EXPECT_TRUE(fs::is_character_file(at("null")));
}

TEST_F(Writing, ASocketAndAFolderAreRefusedAndStay) {
  sockaddr_un name{.sun_family = AF_UNIX, .sun_path = {}};
  at("socket").copy(name.sun_path, sizeof name.sun_path - 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(fd, reinterpret_cast<const sockaddr*>(&name), sizeof name), 0);
  fs::create_directory(at("folder"));
  EXPECT_EQ(refusal(files::write(at("socket"), "x")), ErrorId::cannot_write);
  EXPECT_EQ(refusal(files::write(at("folder"), "x")), ErrorId::cannot_write);
  ::close(fd);
  EXPECT_TRUE(fs::is_socket(at("socket")) && fs::is_directory(at("folder")));
  EXPECT_EQ(entries(), 2u);
}

TEST_F(Writing, NoNameAndNoFolderAreRefused) {
  EXPECT_EQ(refusal(files::write("", "x")), ErrorId::cannot_write);
  EXPECT_EQ(refusal(files::write(at("no/file"), "x")), ErrorId::cannot_write);
  EXPECT_EQ(entries(), 0u);
}

TEST_F(Writing, OneFileUnderTwoNamesIsKnown) {
  make("a", "1"), make("b", "1");
  fs::create_symlink("a", at("link"));
  fs::create_hard_link(at("a"), at("twin"));
  EXPECT_TRUE(files::same_file(at("a"), at("link")));
  EXPECT_TRUE(files::same_file(at("link"), at("twin")));
  EXPECT_FALSE(files::same_file(at("a"), at("b")));
  EXPECT_FALSE(files::same_file(at("a"), at("nothing")));
  EXPECT_FALSE(files::same_file(at("nothing"), at("nothing")));
}

}  // namespace
