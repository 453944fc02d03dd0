#include "core/vault/space.hpp"

namespace ebb::vault {

NewDevice new_device(const Cipher& cipher, const AccountSecret& secret, const RecordId& record, const MemberId& member, Instant created,
                     const Secret<Bytes<new_device_random_bytes>>& random) {
  Reader r(random.expose());
  NewDevice d;
  d.id = r.id<DeviceId>();
  d.seed = Key(r.array<32>());
  const Certificate c{record, d.id, member, public_of(cipher.signing_key(d.seed)), created};
  d.certificate = sign_certificate(cipher, c, identity_key(cipher, secret));
  return d;
}

NewSpace new_space(const Cipher& cipher, const Key& hashed, Instant created, const Secret<Bytes<new_space_random_bytes>>& random) {
  Reader r(random.expose());
  NewSpace s;
  s.secret = AccountSecret{Key(r.array<32>())};
  s.record = r.id<RecordId>();
  s.owner = r.id<MemberId>();
  s.recovery = RecoveryCode(r.array<20>());
  const Nonce first = r.array<24>(), second = r.array<24>();
  const Secret<Bytes<new_device_random_bytes>> for_device(r.array<new_device_random_bytes>());

  const SigningKey identity = identity_key(cipher, s.secret);
  s.identity = public_of(identity);
  s.member_list = sign_member_list(cipher, {s.record, 1, 1, s.identity, {{s.owner, s.identity, Role::owner}}, {}}, identity);
  s.device = new_device(cipher, s.secret, s.record, s.owner, created, for_device);
  s.by_passphrase = passphrase_keys(cipher, hashed);
  s.by_recovery = recovery_keys(cipher, s.recovery);
  s.wrap_passphrase = wrap_secret(cipher, s.secret, WrapKind::passphrase, s.record, s.by_passphrase.wrap, first);
  s.wrap_recovery = wrap_secret(cipher, s.secret, WrapKind::recovery, s.record, s.by_recovery.wrap, second);
  return s;
}

}  // namespace ebb::vault
