// Who belongs to a record: its member list and the devices that write.
#include "apps/relay/house.hpp"
#include "core/vault/certificate.hpp"
#include "core/vault/member_list.hpp"

namespace ebb::relay {
namespace {

constexpr std::size_t devices_max = 256, list_bytes_max = 6'000;

Result<bool> store_device(Store& store, const RecordId& record, const Device& device) {
  EBB_TRY(const auto held, store.device(record, device.id));
  if (held && held->certificate != device.certificate) return fail(ErrorId::certificate_bad, "this device is registered with another certificate");
  if (held) return true;
  EBB_TRY(const auto all, store.devices(record));
  if (all.size() >= devices_max) return fail(ErrorId::quota_reached, "at most 256 devices");
  EBB_CHECK_OK(store.put_device(record, device));
  return true;
}

// A device writes as long as its member is in the list.
Result<void> revoke_absent(Store& store, const RecordId& record, const vault::MemberList& list) {
  EBB_TRY(auto devices, store.devices(record));
  for (Device& d : devices) {
    const bool revoked = vault::find_member(list, d.member) == nullptr;
    if (revoked == d.revoked) continue;
    d.revoked = revoked;
    EBB_CHECK_OK(store.put_device(record, d));
  }
  return {};
}

Result<bool> store_members(const vault::Cipher& cipher, Store& store, const RecordId& id, const Buffer& next_bytes) {
  EBB_TRY(auto record, store.record(id));
  if (!record) return fail(ErrorId::not_found);
  EBB_TRY(const vault::MemberList held, vault::read_member_list(cipher, record->member_list, id, record->identity));
  EBB_TRY(const vault::MemberList next, vault::read_member_list(cipher, next_bytes, id, record->identity));
  EBB_CHECK_OK(vault::check_succession(cipher, record->member_list, held, next_bytes, next));
  record->member_list = next_bytes;
  record->epoch = next.epoch;
  EBB_CHECK_OK(store.put_record(*record));
  EBB_CHECK_OK(revoke_absent(store, id, next));
  return true;
}

void reply_done(const Call& call, const Result<bool>& done) {
  if (!done) return call.refuse(done.error());
  call.reply(json_response(200, json::Value(json::Object{})));
}

}  // namespace

Result<Device> device_from(House& house, const Record& record, std::string_view certificate_text) {
  EBB_TRY(Buffer bytes, bytes_of(certificate_text, "certificate", vault::certificate_bytes, vault::certificate_bytes));
  EBB_TRY(const vault::MemberList list, vault::read_member_list(house.cipher, record.member_list, record.id, record.identity));
  EBB_TRY(const vault::MemberId claimed, vault::claimed_member(bytes));
  const vault::Member* member = vault::find_member(list, claimed);
  if (!member) return fail(ErrorId::certificate_bad, "it is of nobody in the member list");
  EBB_TRY(const vault::Certificate c, vault::read_certificate(house.cipher, bytes, record.id, member->identity));
  return Device{c.device, c.member, c.key, std::move(bytes), false};
}

void put_device(House& house, Call call) {
  const auto d = document<NewDevice>(call.request);
  if (!d) return call.refuse(d.error());
  const RecordId id = call.session->record;
  const auto record = house.reader->record(id);
  if (!record) return call.refuse(record.error());
  if (!*record) return call.refuse({ErrorId::not_found, {}, {}});
  auto device = device_from(house, **record, d->certificate);
  if (!device) return call.refuse(device.error());
  house.writer.submit<bool>([id, device = std::move(*device)](Store& store) { return store_device(store, id, device); },
                            [call = std::move(call)](const Result<bool>& done) { reply_done(call, done); });
}

void list_devices(House& house, Call call) {
  const auto record = house.reader->record(call.session->record);
  if (!record) return call.refuse(record.error());
  if (!*record) return call.refuse({ErrorId::not_found, {}, {}});
  const auto devices = house.reader->devices((*record)->id);
  if (!devices) return call.refuse(devices.error());
  DeviceList list{base64url((*record)->member_list), {}};
  for (const Device& d : *devices) list.certificates.push_back(base64url(d.certificate));
  call.reply(json_document(200, list));
}

void put_members(House& house, Call call) {
  const auto d = document<NewMembers>(call.request);
  if (!d) return call.refuse(d.error());
  auto list = bytes_of(d->member_list, "member_list", 1, list_bytes_max);
  if (!list) return call.refuse(list.error());
  house.writer.submit<bool>(
      [&house, id = call.session->record, list = std::move(*list)](Store& store) { return store_members(house.cipher, store, id, list); },
      [call = std::move(call)](const Result<bool>& done) { reply_done(call, done); });
}

}  // namespace ebb::relay
