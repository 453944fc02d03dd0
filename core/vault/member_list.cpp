#include "core/vault/member_list.hpp"

namespace ebb::vault {
namespace {

constexpr std::string_view magic = "EBM1";

std::unexpected<Error> bad(const char* why) { return fail(ErrorId::member_list_bad, why); }

bool lists_owner(const MemberList& list) {
  return std::ranges::any_of(list.members, [&](const Member& m) { return m.identity == list.owner && m.role == Role::owner; });
}

bool ids_differ(const MemberList& list) {
  for (std::size_t i = 0; i < list.members.size(); ++i) {
    if (find_member(list, list.members[i].id) != &list.members[i]) return false;
  }
  return true;
}

Result<void> read_members(Reader& r, MemberList& list) {
  const std::size_t count = r.u16();
  if (count == 0 || count > members_max) return bad("it has 1 to 64 members");
  for (std::size_t i = 0; i < count && r.ok(); ++i) {
    Member m;
    m.id = r.id<MemberId>();
    m.identity = r.array<32>();
    if (r.u8() != static_cast<std::uint8_t>(Role::owner)) return bad("a member has a role that is not known here");
    list.members.push_back(m);
  }
  return {};
}

Result<MemberList> parse(View bytes) {
  Reader r(bytes);
  if (!r.text(magic)) return bad("it does not begin with EBM1");
  MemberList list;
  list.record = r.id<RecordId>();
  list.version = r.u32();
  list.epoch = r.u32();
  list.owner = r.array<32>();
  EBB_CHECK_OK(read_members(r, list));
  list.previous = r.array<32>();
  r.bytes(64);
  if (!r.at_end()) return bad("its length does not fit its members");
  if (list.version == 0 || list.epoch == 0) return bad("version and epoch begin at 1");
  if ((list.version == 1) != (list.previous == Hash{})) return bad("the first list, and only that, has zeros as its previous hash");
  if (!lists_owner(list)) return bad("the owner is not among its members");
  if (!ids_differ(list)) return bad("a member is listed twice");
  return list;
}

}  // namespace

Buffer sign_member_list(const Cipher& cipher, const MemberList& list, const SigningKey& owner) {
  Writer w;
  w.text(magic).id(list.record).u32(list.version).u32(list.epoch).bytes(list.owner).u16(static_cast<std::uint16_t>(list.members.size()));
  for (const Member& m : list.members) w.id(m.id).bytes(m.identity).u8(static_cast<std::uint8_t>(m.role));
  w.bytes(list.previous);
  const Signature signature = cipher.sign(w.view(), owner);
  return w.bytes(signature).take();
}

Result<MemberList> read_member_list(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& owner) {
  EBB_TRY(MemberList list, parse(bytes));
  if (list.record != record) return bad("it is for another record");
  if (list.owner != owner) return bad("it names another owner");
  const std::size_t signed_bytes = bytes.size() - 64;
  if (!cipher.verify(bytes.first(signed_bytes), Reader(bytes.subspan(signed_bytes)).array<64>(), owner)) return bad("its signature is wrong");
  return list;
}

Result<PublicKey> claimed_owner(View bytes) {
  EBB_TRY(const MemberList list, parse(bytes));
  return list.owner;
}

Result<void> check_succession(const Cipher& cipher, View held_bytes, const MemberList& held, View next_bytes, const MemberList& next) {
  if (std::ranges::equal(held_bytes, next_bytes)) return {};
  if (next.version != held.version + 1) return bad("its version is not the one after the list that is held");
  if (next.previous != cipher.hash(held_bytes)) return bad("it does not continue the list that is held");
  if (next.epoch < held.epoch) return bad("its epoch is earlier than that of the list that is held");
  return {};
}

const Member* find_member(const MemberList& list, const MemberId& id) {
  const auto m = std::ranges::find(list.members, id, &Member::id);
  return m == list.members.end() ? nullptr : &*m;
}

}  // namespace ebb::vault
