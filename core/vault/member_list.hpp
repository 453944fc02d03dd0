// Who belongs to a record, signed by its owner.
//   "EBM1" || record 16 || version u32 || epoch u32 || owner's identity key 32 || count u16
//          || count x (member 16 || identity key 32 || role u8) || hash of the previous list 32 || signature 64 by the owner's identity key
// The hash of a list is BLAKE2b-256 of all its bytes, signature included. Version 1 has zeros as its previous hash.
#pragma once
#include "core/base/result.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::vault {

/// 0 on the wire. Later roles are added here; an unknown one is refused.
enum class Role : std::uint8_t { owner };

struct Member {
  MemberId id;
  PublicKey identity{};
  Role role = Role::owner;
  bool operator==(const Member&) const = default;
};

inline constexpr std::size_t members_max = 64;

struct MemberList {
  RecordId record;
  std::uint32_t version = 1;  ///< from 1
  std::uint32_t epoch = 1;    ///< current epoch of the record's streams, from 1
  PublicKey owner{};          ///< one of the members, with role owner
  std::vector<Member> members;
  Hash previous{};
  bool operator==(const MemberList&) const = default;
};

Buffer sign_member_list(const Cipher& cipher, const MemberList& list, const SigningKey& owner);
/// Errors: member_list_bad (form, record, another owner than `owner`, signature).
Result<MemberList> read_member_list(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& owner);
/// The owner's key a list names, before anything is verified: for whoever meets the record for the first time. Errors: member_list_bad (form).
Result<PublicKey> claimed_owner(View list);

/// Whether `next` may take the place of `held` (its bytes): version + 1, its previous hash is that of `held`, the epoch does not fall.
/// Equal bytes are fine too. Both must have been read. Errors: member_list_bad.
Result<void> check_succession(const Cipher& cipher, View held_bytes, const MemberList& held, View next_bytes, const MemberList& next);

/// nullptr: not a member.
const Member* find_member(const MemberList& list, const MemberId& id);

}  // namespace ebb::vault
