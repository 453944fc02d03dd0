// The only unit that sees Boost.JSON (its basic_parser; see docs/decisions). Two builds of it in one program would break the one-definition rule.
#include "core/base/json.hpp"

#include <boost/json/basic_parser_impl.hpp>
// Only what basic_parser needs of the library's sources: the rest uses try and catch.
#define BOOST_JSON_SOURCE
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
#include <charconv>
#include <cmath>
#include <fast_float/fast_float.h>

#if defined(BOOST_NO_EXCEPTIONS)
namespace boost {
// Nothing here asks Boost to throw; if it ever does, that is a bug, and bugs stop.
BOOST_NORETURN void throw_exception(const std::exception&) { __builtin_trap(); }
BOOST_NORETURN void throw_exception(const std::exception&, const boost::source_location&) { __builtin_trap(); }
}  // namespace boost
#endif

namespace ebb::json {
namespace {

namespace bj = boost::json;

// Receives the parser's events and builds a Value. A refusal is kept in `error` and stops the parser.
struct Builder {
  static constexpr std::size_t max_object_size = 1u << 24;
  static constexpr std::size_t max_array_size = 1u << 26;
  static constexpr std::size_t max_key_size = 1u << 16;
  static constexpr std::size_t max_string_size = 1u << 26;

  struct Frame {
    Value value;
    std::string key;
  };
  std::vector<Frame> stack;
  Value root;
  std::string text, number;
  std::optional<ErrorId> error;

  bool refuse(ErrorId id, bj::error_code& ec) {
    if (!error) error = id;
    ec = bj::error::exception;
    return false;
  }

  bool place(Value v, bj::error_code&) {
    if (stack.empty()) {
      root = std::move(v);
      return true;
    }
    Frame& top = stack.back();
    if (Array* a = top.value.as_array()) {
      a->push_back(std::move(v));
    } else {
      top.value.as_object()->emplace_back(std::move(top.key), std::move(v));
      top.key.clear();
    }
    return true;
  }

  bool close(bj::error_code& ec) {
    Value v = std::move(stack.back().value);
    stack.pop_back();
    return place(std::move(v), ec);
  }

  bool unique(std::string_view key, bj::error_code& ec) {
    for (const auto& member : *stack.back().value.as_object()) {
      if (member.first == key) return refuse(ErrorId::json_duplicate_key, ec);
    }
    return true;
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { return stack.push_back({Value(Object{}), {}}), true; }
  bool on_object_end(std::size_t, bj::error_code& ec) { return close(ec); }
  bool on_array_begin(bj::error_code&) { return stack.push_back({Value(Array{}), {}}), true; }
  bool on_array_end(std::size_t, bj::error_code& ec) { return close(ec); }
  bool on_key_part(bj::string_view s, std::size_t, bj::error_code&) { return text.append(s.data(), s.size()), true; }
  bool on_key(bj::string_view s, std::size_t, bj::error_code& ec) {
    text.append(s.data(), s.size());
    if (!unique(text, ec)) return false;
    stack.back().key = std::exchange(text, {});
    return true;
  }
  bool on_string_part(bj::string_view s, std::size_t, bj::error_code&) { return text.append(s.data(), s.size()), true; }
  bool on_string(bj::string_view s, std::size_t, bj::error_code& ec) {
    text.append(s.data(), s.size());
    return place(Value(std::exchange(text, {})), ec);
  }
  bool on_number_part(bj::string_view s, bj::error_code&) { return number.append(s.data(), s.size()), true; }
  bool on_int64(std::int64_t i, bj::string_view, bj::error_code& ec) {
    number.clear();
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (i > exact || i < -exact) return refuse(ErrorId::json_number_out_of_range, ec);
    return place(Value(i), ec);
  }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& ec) { return refuse(ErrorId::json_number_out_of_range, ec); }
  // Boost's own double is not the shortest-form inverse: read the token again.
  bool on_double(double, bj::string_view s, bj::error_code& ec) {
    number.append(s.data(), s.size());
    const std::string token = std::exchange(number, {});
    // An integer too wide for 64 bits arrives here: it is not a fraction.
    if (token.find_first_of(".eE") == std::string::npos) return refuse(ErrorId::json_number_out_of_range, ec);
    double d = 0;
    const auto done = fast_float::from_chars(token.data(), token.data() + token.size(), d);
    if (done.ec != std::errc() || !std::isfinite(d)) return refuse(ErrorId::json_number_out_of_range, ec);
    return place(Value(d), ec);
  }
  bool on_bool(bool b, bj::error_code& ec) { return place(Value(b), ec); }
  bool on_null(bj::error_code& ec) { return place(Value(), ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

Position position(std::string_view text, std::size_t byte) {
  std::uint32_t line = 1;
  for (std::size_t i = 0; i < byte && i < text.size(); ++i) line += text[i] == '\n';
  return {byte, line};
}

ErrorId name(const bj::error_code& ec) {
  if (ec == bj::error::too_deep) return ErrorId::json_too_deep;
  if (ec == bj::error::exponent_overflow) return ErrorId::json_number_out_of_range;
  // Boost 1.81 reports an illegal byte inside a string as a syntax error.
  return ErrorId::json_malformed;
}

// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. Returns the first bad byte, or npos.
std::size_t bad_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c < 0x80) { ++i; continue; }
    const std::size_t n = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 0;
    if (n == 0 || i + n > s.size()) return i;
    for (std::size_t k = 1; k < n; ++k) {
      if ((static_cast<unsigned char>(s[i + k]) & 0xC0) != 0x80) return i;
    }
    const auto second = static_cast<unsigned char>(s[i + 1]);
    if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) || (c == 0xF4 && second > 0x8F)) return i;
    i += n;
  }
  return std::string_view::npos;
}

void indent(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

struct Writer {
  std::string& out;
  bool pretty;
  int depth = 0;

  void operator()(std::monostate) { out += "null"; }
  void operator()(bool b) { out += b ? "true" : "false"; }
  void operator()(std::int64_t i) { out += std::to_string(i); }
  void operator()(double d) { append_double(out, d); }
  void operator()(const std::string& s) { append_string(out, s); }
  void operator()(const Array& a) {
    list('[', ']', a, [&](const Value& v) { std::visit(*this, v.data()); });
  }
  void operator()(const Object& o) {
    list('{', '}', o, [&](const auto& member) {
      append_string(out, member.first);
      out += pretty ? ": " : ":";
      std::visit(*this, member.second.data());
    });
  }
  template <class List, class Item>
  void list(char open, char shut, const List& items, Item item) {
    out += open;
    ++depth;
    bool first = true;
    for (const auto& i : items) {
      if (!std::exchange(first, false)) out += ',';
      if (pretty) indent(out, depth);
      item(i);
    }
    --depth;
    if (pretty && !items.empty()) indent(out, depth);
    out += shut;
  }
};

}  // namespace

bool Value::number(double& out) const {
  if (const auto* i = as_int()) return out = static_cast<double>(*i), true;
  if (const auto* d = as_double()) return out = *d, true;
  return false;
}

const Value* Value::find(std::string_view key) const {
  if (const Object* o = as_object()) {
    for (const auto& member : *o) {
      if (member.first == key) return &member.second;
    }
  }
  return nullptr;
}

Result<Value> parse(std::string_view text, Limits limits) {
  if (text.size() > limits.bytes_max) {
    return fail(ErrorId::json_too_large, "at most " + std::to_string(limits.bytes_max) + " bytes", Position{limits.bytes_max, 0});
  }
  if (const auto bad = bad_utf8(text); bad != std::string_view::npos) return fail(ErrorId::json_not_utf8, {}, position(text, bad));
  bj::parse_options options;
  options.max_depth = limits.depth_max;
  bj::basic_parser<Builder> parser(options);
  bj::error_code ec;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) return fail(parser.handler().error.value_or(name(ec)), {}, position(text, used));
  if (text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
    return fail(ErrorId::json_malformed, "something follows the value", position(text, used));
  }
  return std::move(parser.handler().root);
}

std::string write(const Value& value) {
  std::string out;
  std::visit(Writer{out, false}, value.data());
  return out;
}

std::string write_pretty(const Value& value) {
  std::string out;
  std::visit(Writer{out, true}, value.data());
  out += '\n';
  return out;
}

void append_string(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[(c >> 4) & 15];
          out += hex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

bool read_double(std::string_view text, double& out) {
  const auto done = fast_float::from_chars(text.data(), text.data() + text.size(), out);
  return done.ec == std::errc() && done.ptr == text.data() + text.size() && out - out == 0;
}

void append_double(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[40];
  const auto done = std::to_chars(buffer, buffer + sizeof buffer, value);
  const std::string_view digits(buffer, static_cast<std::size_t>(done.ptr - buffer));
  out += digits;
  // Reads back as a fraction, not as an integer.
  if (digits.find_first_of(".en") == std::string_view::npos) out += ".0";
}

}  // namespace ebb::json
