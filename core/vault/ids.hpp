// Members and devices are named twice with the same 128 bits: as bytes in the vault, as ULIDs in events.
#pragma once
#include "core/base/ulid.hpp"
#include "core/vault/bytes.hpp"

namespace ebb::vault {

Ulid ulid_of(const Bytes<16>& bytes);
Bytes<16> bytes_of(const Ulid& id);

}  // namespace ebb::vault
