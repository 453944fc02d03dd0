#include "apps/relay/metrics.hpp"

#include <fmt/format.h>

namespace ebb::relay {
namespace {

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help, double value) {
  head(out, name, type, help);
  out += fmt::format("{} {}\n", name, value);
}

void append_times(std::string& out, const Metrics& m) {
  head(out, "ebb_answer_seconds", "histogram", "Time from a request's head to its answer.");
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < m.bounds_s.size(); ++i) {
    below += m.times[i];
    out += fmt::format("ebb_answer_seconds_bucket{{le=\"{}\"}} {}\n", m.bounds_s[i], below);
  }
  below += m.times.back();
  out += fmt::format("ebb_answer_seconds_bucket{{le=\"+Inf\"}} {0}\nebb_answer_seconds_sum {1}\nebb_answer_seconds_count {0}\n", below, m.seconds_sum);
}

}  // namespace

void Metrics::answered(const std::string& route, int status, double seconds) {
  ++answers[{route, status}];
  std::size_t i = 0;
  while (i < bounds_s.size() && seconds > bounds_s[i]) ++i;
  ++times[i];
  seconds_sum += seconds;
}

std::string prometheus(const Metrics& m, const WriterCounts& w, const Gauges& g) {
  std::string out;
  head(out, "ebb_answers_total", "counter", "Answers by route and status.");
  for (const auto& [key, n] : m.answers) out += fmt::format("ebb_answers_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first, key.second, n);
  head(out, "ebb_refusals_total", "counter", "Refusals by name.");
  for (const auto& [id, n] : m.refusals) out += fmt::format("ebb_refusals_total{{error=\"{}\"}} {}\n", name_of(id), n);
  append_times(out, m);
  single(out, "ebb_envelopes_total", "counter", "Envelopes accepted since the start.", static_cast<double>(m.envelopes));
  single(out, "ebb_envelope_bytes_total", "counter", "Bytes of them.", static_cast<double>(m.envelope_bytes));
  single(out, "ebb_erased_total", "counter", "Envelopes whose content was erased since the start.", static_cast<double>(m.erased));
  single(out, "ebb_commits_total", "counter", "Durable transactions.", static_cast<double>(w.commits.load(std::memory_order_relaxed)));
  single(out, "ebb_commit_jobs_total", "counter", "Writes that shared them.", static_cast<double>(w.jobs.load(std::memory_order_relaxed)));
  single(out, "ebb_commit_failures_total", "counter", "Transactions that failed, each reported to every caller.", static_cast<double>(w.failures.load(std::memory_order_relaxed)));
  single(out, "ebb_commit_seconds_total", "counter", "Time spent in them.", static_cast<double>(w.commit_us.load(std::memory_order_relaxed)) / 1e6);
  single(out, "ebb_feeds", "gauge", "Open feeds.", static_cast<double>(g.feeds));
  single(out, "ebb_accounts", "gauge", "Accounts.", static_cast<double>(g.accounts));
  single(out, "ebb_stored_bytes", "gauge", "Bytes of all envelopes.", static_cast<double>(g.stored_bytes));
  return out;
}

}  // namespace ebb::relay
