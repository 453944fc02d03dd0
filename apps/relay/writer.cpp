#include "apps/relay/writer.hpp"

#include <algorithm>
#include <chrono>

namespace ebb::relay {
namespace {

constexpr std::size_t waiting_max = 4'096;
constexpr std::size_t group_max = 512;

}  // namespace

Writer::Writer(std::unique_ptr<Store> store, Post post)
    : store_(std::move(store)), post_(std::move(post)), thread_([this] { work_until_stopped(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::enqueue(Job job) {
  job.erases = std::exchange(erase_next_, false);
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < waiting_max) {
      waiting_.push_back(std::move(job));
      wake_.notify_one();
      return;
    }
  }
  job.finish(Error{ErrorId::server_busy, {}, {}});
}

void Writer::work_until_stopped() {
  for (;;) {
    std::deque<Job> group;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(group_max, waiting_.size()));
      std::move(waiting_.begin(), end, std::back_inserter(group));
      waiting_.erase(waiting_.begin(), end);
    }
    run_group(group);
    tell(group);
  }
}

// Out of memory in one job must not end the thread that all others wait for.
std::optional<Error> Writer::guarded(Job& job, Store& store) {
  try {
    return job.run(store);
  } catch (const std::exception&) {
    return Error{ErrorId::server_failed, {}, {}};
  }
}

// Runs each job behind a mark. An error that comes back is one of the engine's: the whole group is lost.
std::optional<Error> Writer::run_marked(std::deque<Job>& group) {
  if (auto begun = store_->begin(); !begun) return begun.error();
  for (Job& job : group) {
    if (auto marked = store_->mark(); !marked) return marked.error();
    job.error = guarded(job, *store_);
    if (!store_->in_transaction()) return job.error ? job.error : Error{ErrorId::store_failed, "the transaction was given up", {}};
    if (job.error) store_->undo_marked();
    else if (auto kept = store_->keep_marked(); !kept) return kept.error();
  }
  if (auto committed = store_->commit(); !committed) return committed.error();
  return std::nullopt;
}

void Writer::run_group(std::deque<Job>& group) {
  const auto begin = std::chrono::steady_clock::now();
  if (const auto lost = run_marked(group)) {
    if (store_->in_transaction()) store_->rollback();
    counts_.failures.fetch_add(1, std::memory_order_relaxed);
    for (Job& job : group) {
      if (!job.error) job.error = lost;
    }
    return;
  }
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
  counts_.commits.fetch_add(1, std::memory_order_relaxed);
  counts_.jobs.fetch_add(group.size(), std::memory_order_relaxed);
  counts_.commit_us.fetch_add(static_cast<std::uint64_t>(us), std::memory_order_relaxed);
  const bool erases = std::any_of(group.begin(), group.end(), [](const Job& j) { return j.erases && !j.error; });
  if (!erases) return;
  if (const auto purged = store_->purge(); !purged) {
    for (Job& job : group) {
      if (job.erases && !job.error) job.error = purged.error();
    }
  }
}

void Writer::tell(std::deque<Job>& group) {
  post_([jobs = std::make_shared<std::deque<Job>>(std::move(group))] {
    for (const Job& job : *jobs) job.finish(job.error);
  });
}

}  // namespace ebb::relay
