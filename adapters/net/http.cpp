#include "adapters/net/http.hpp"

#include <algorithm>

namespace ebb::net {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    out += c;
  }
  return out;
}

bool Request::has(std::string_view name) const {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
}

std::string_view Request::field(std::string_view name) const {
  std::string_view found;
  bool seen = false;
  for (const Field& f : fields) {
    if (f.name != name) continue;
    if (seen) return {};
    found = f.value;
    seen = true;
  }
  return found;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  std::string_view rest = query;
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (pair.substr(0, equals) != name) continue;
    return equals == pair.npos ? std::optional<std::string>("") : percent_decoded(pair.substr(equals + 1), true);
  }
  return std::nullopt;
}

Response& Response::set(std::string name, std::string value) {
  const auto same = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  if (same != fields.end()) same->value = std::move(value);
  else fields.push_back({std::move(name), std::move(value)});
  return *this;
}

Response refusal(const Error& error, json::Object more) {
  const ErrorText& text = text_of(error.id);
  json::Object o{{"error", text.id}, {"happened", text.happened}, {"safe", text.safe}, {"do", text.what_to_do}};
  if (!error.detail.empty()) o.emplace_back("detail", error.detail);
  for (auto& m : more) o.push_back(std::move(m));
  Response r;
  r.status = text.http_status;
  r.error = error.id;
  r.body = json::write(json::Value(std::move(o)));
  r.set("content-type", "application/json; charset=utf-8");
  r.set("cache-control", "no-store");
  return r;
}

}  // namespace ebb::net
