#include "core/vault/certificate.hpp"

namespace ebb::vault {
namespace {

constexpr std::string_view magic = "EBD1";
constexpr std::size_t signed_bytes = certificate_bytes - 64;
constexpr std::uint64_t instant_max = 253'402'300'799'999;  // the end of year 9999

Result<Certificate> parse(View bytes) {
  if (bytes.size() != certificate_bytes) return fail(ErrorId::certificate_bad, "a certificate has 156 bytes");
  Reader r(bytes);
  if (!r.text(magic)) return fail(ErrorId::certificate_bad, "it does not begin with EBD1");
  Certificate c;
  c.record = r.id<RecordId>();
  c.device = r.id<DeviceId>();
  c.member = r.id<MemberId>();
  c.key = r.array<32>();
  const std::uint64_t created = r.u64();
  if (created > instant_max) return fail(ErrorId::certificate_bad, "its time is impossible");
  c.created = Instant{static_cast<std::int64_t>(created)};
  return c;
}

}  // namespace

Bytes<certificate_bytes> sign_certificate(const Cipher& cipher, const Certificate& c, const SigningKey& identity) {
  Writer w;
  w.text(magic).id(c.record).id(c.device).id(c.member).bytes(c.key).u64(static_cast<std::uint64_t>(c.created.ms));
  const Signature signature = cipher.sign(w.view(), identity);
  return Reader(w.bytes(signature).view()).array<certificate_bytes>();
}

Result<Certificate> read_certificate(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& identity) {
  EBB_TRY(Certificate c, parse(bytes));
  if (c.record != record) return fail(ErrorId::certificate_bad, "it is for another record");
  if (!cipher.verify(bytes.first(signed_bytes), Reader(bytes.subspan(signed_bytes)).array<64>(), identity)) {
    return fail(ErrorId::certificate_bad, "its signature is wrong");
  }
  return c;
}

Result<MemberId> claimed_member(View certificate) {
  EBB_TRY(const Certificate c, parse(certificate));
  return c.member;
}

}  // namespace ebb::vault
