// All writing happens on one thread. Whatever arrives while a transaction is being made durable joins the next one, so many callers share one fsync.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "apps/relay/store.hpp"

namespace ebb::relay {

/// Counted for /metrics; read from any thread.
struct WriterCounts {
  std::atomic<std::uint64_t> commits{0}, jobs{0}, failures{0}, commit_us{0};
};

class Writer {
 public:
  using Post = std::function<void(std::function<void()>)>;

  /// `post` runs a function on the thread that is to learn the results.
  Writer(std::unique_ptr<Store> store, Post post);
  ~Writer();  ///< finishes what was submitted
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// `work` runs inside a transaction, alone; its own refusal undoes only its own changes. `done` is posted after the commit was durable,
  /// or with the error that prevented it. Nothing is acknowledged before `done`. Errors of its own: server_busy, server_failed.
  template <class T>
  void submit(std::function<Result<T>(Store&)> work, std::function<void(Result<T>)> done) {
    auto result = std::make_shared<Result<T>>(fail(ErrorId::server_failed));
    enqueue(Job{[result, work = std::move(work)](Store& store) -> std::optional<Error> {
                  *result = work(store);
                  return *result ? std::nullopt : std::optional(result->error());
                },
                [result, done = std::move(done)](const std::optional<Error>& error) {
                  if (error) *result = std::unexpected(*error);
                  done(std::move(*result));
                },
                false, std::nullopt});
  }

  /// As `submit`, and afterwards deleted content is overwritten before `done` is told.
  template <class T>
  void submit_erasure(std::function<Result<T>(Store&)> work, std::function<void(Result<T>)> done) {
    erase_next_ = true;
    submit<T>(std::move(work), std::move(done));
  }

  const WriterCounts& counts() const { return counts_; }

 private:
  struct Job {
    std::function<std::optional<Error>(Store&)> run;
    std::function<void(const std::optional<Error>&)> finish;
    bool erases;
    std::optional<Error> error;
  };

  void enqueue(Job job);
  void work_until_stopped();
  void run_group(std::deque<Job>& group);
  std::optional<Error> run_marked(std::deque<Job>& group);
  static std::optional<Error> guarded(Job& job, Store& store);
  void tell(std::deque<Job>& group);

  std::unique_ptr<Store> store_;
  Post post_;
  WriterCounts counts_;
  bool erase_next_ = false;  // submitting thread only
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::thread thread_;  // last: starts when everything else is there
};

}  // namespace ebb::relay
