#include "core/record/event.hpp"

#include <tuple>

#include "core/record/wishes.hpp"

namespace ebb::record {
namespace {

constexpr std::string_view private_prefix = "private.";

Compartment stream(const AnswerGiven& x) { return x.question.starts_with(private_prefix) ? Compartment::private_safety : Compartment::body; }
Compartment stream(const EntryCorrected& x) { return x.compartment; }
Compartment stream(const EntryWithdrawn& x) { return x.compartment; }
// A pause she chose and a hold that a private answer asks for look the same only while nobody but her can see the pause.
Compartment stream(const PauseBegan&) { return Compartment::private_safety; }
Compartment stream(const PauseEnded&) { return Compartment::private_safety; }
Compartment stream(const PreferenceSet& x) { return x.name == wish_together || x.name == wish_explore ? Compartment::private_safety : Compartment::body; }
Compartment stream(const UnknownKind&) { return Compartment::private_safety; }
template <class T>
Compartment stream(const T&) { return Compartment::body; }

template <class T>
std::string_view kind_name(const T&) { return T::kind; }
std::string_view kind_name(const UnknownKind& x) { return x.kind; }

template <class T>
std::int32_t kind_version(const T&) { return T::version; }
std::int32_t kind_version(const UnknownKind& x) { return x.version; }

}  // namespace

Data::Data() = default;
Data::Data(const Data&) = default;
Data::Data(Data&&) noexcept = default;
Data& Data::operator=(const Data&) = default;
Data& Data::operator=(Data&&) noexcept = default;
Data::~Data() = default;

std::string_view kind_of(const Data& data) {
  return std::visit([](const auto& x) { return kind_name(x); }, data);
}
std::string_view kind_of(const Event& e) { return kind_of(e.data); }

std::int32_t version_of(const Event& e) {
  return std::visit([](const auto& x) { return kind_version(x); }, e.data);
}

Compartment compartment_of(const Data& data) {
  return std::visit([](const auto& x) { return stream(x); }, data);
}

Compartment compartment_of(const Event& e) { return compartment_of(e.data); }

json::Value encode_data(const Data& data) {
  return std::visit(
      [](const auto& x) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(x)>, UnknownKind>) return x.data;
        else return encode(x);
      },
      data);
}

bool before(const Event& a, const Event& b) { return std::tie(a.hlc, a.device, a.id) < std::tie(b.hlc, b.device, b.id); }

}  // namespace ebb::record
