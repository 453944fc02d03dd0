#include "core/vault/passphrase.hpp"

#include <string>

namespace ebb::vault {

Result<void> check_parameters(const PassphraseParameters& p) {
  const std::string found = std::to_string(p.memory_kib) + " KiB, " + std::to_string(p.operations) + " passes";
  if (p.memory_kib < passphrase_memory_kib_min || p.operations < passphrase_operations_min) {
    return fail(ErrorId::weak_parameters, found + "; at least 65536 KiB and 3 passes");
  }
  if (p.salt == Bytes<16>{}) return fail(ErrorId::weak_parameters, "the salt is zeros");
  if (p.memory_kib > passphrase_memory_kib_max || p.operations > passphrase_operations_max) {
    return fail(ErrorId::heavy_parameters, found + "; at most 1048576 KiB and 16 passes");
  }
  return {};
}

LoginKeys passphrase_keys(const Cipher& cipher, const Key& hashed) {
  return {cipher.derive(hashed, "ebblogin", 1), cipher.derive(hashed, "ebbwrap_", 1)};
}

}  // namespace ebb::vault
