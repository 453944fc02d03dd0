// What an unlocked instance knows: the account secret, this device's key, who belongs to the record, where the chains stand. None of it leaves
// the instance except sealed.
#pragma once
#include "core/vault/account.hpp"
#include "core/vault/ids.hpp"
#include "core/vault/local_seal.hpp"
#include "core/vault/membership.hpp"
#include "core/vault/receive.hpp"
#include "core/vault/upload.hpp"

namespace ebb::bridge {

struct DeviceKey {
  vault::DeviceId id;
  vault::SigningKey key;
};

/// An upload that was planned and perhaps sealed, but not yet acknowledged.
struct Pending {
  std::vector<vault::UploadGroup> groups;
  std::vector<vault::Head> heads;
  std::vector<std::pair<vault::ChainKey, vault::ChainHead>> written;
};

struct Account {
  Account(const vault::Cipher& cipher, vault::AccountSecret s, const vault::RecordId& r, vault::Membership m, vault::Buffer list);

  vault::AccountSecret secret;
  vault::Key local;
  vault::RecordId record;
  vault::MemberId member;
  vault::Membership membership;
  vault::Buffer member_list;  ///< the bytes of membership.list(): a relay may only hand out its successor
  vault::Keyring keyring;
  std::optional<DeviceKey> device;
  vault::ChainBook book;
  Pending pending;
};

}  // namespace ebb::bridge
