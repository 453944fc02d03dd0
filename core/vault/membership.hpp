// Who may write into a record: its member list and the certificates of their devices, all verified from the owner's identity key down.
#pragma once
#include <map>

#include "core/vault/certificate.hpp"
#include "core/vault/member_list.hpp"

namespace ebb::vault {

class Membership {
 public:
  /// `owner`: for her own devices, the public half of identity_key(S); never what a server says.
  /// Errors: member_list_bad, certificate_bad (its place in the list).
  static Result<Membership> read(const Cipher& cipher, const RecordId& record, const PublicKey& owner, View member_list,
                                 std::span<const View> certificates);
  const MemberList& list() const { return list_; }
  /// nullptr: no such device.
  const Certificate* device(const DeviceId& id) const;
  const std::map<DeviceId, Certificate>& devices() const { return devices_; }

 private:
  MemberList list_;
  std::map<DeviceId, Certificate> devices_;
};

}  // namespace ebb::vault
