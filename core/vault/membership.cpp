#include "core/vault/membership.hpp"

#include <string>

namespace ebb::vault {
namespace {

Result<Certificate> read_one(const Cipher& cipher, const MemberList& list, View bytes) {
  EBB_TRY(const MemberId id, claimed_member(bytes));
  const Member* member = find_member(list, id);
  if (!member) return fail(ErrorId::certificate_bad, "its member is not in the list");
  return read_certificate(cipher, bytes, list.record, member->identity);
}

}  // namespace

Result<Membership> Membership::read(const Cipher& cipher, const RecordId& record, const PublicKey& owner, View member_list,
                                    std::span<const View> certificates) {
  Membership m;
  EBB_TRY(m.list_, read_member_list(cipher, member_list, record, owner));
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    const auto c = read_one(cipher, m.list_, certificates[i]);
    if (!c) return fail(c.error().id, "certificate " + std::to_string(i) + ": " + c.error().detail);
    const auto [held, fresh] = m.devices_.emplace(c->device, *c);
    if (!fresh && held->second != *c) return fail(ErrorId::certificate_bad, "certificate " + std::to_string(i) + ": its device has another one");
  }
  return m;
}

const Certificate* Membership::device(const DeviceId& id) const {
  const auto d = devices_.find(id);
  return d == devices_.end() ? nullptr : &d->second;
}

}  // namespace ebb::vault
