// Requests and replies about the devices of an account.
#pragma once
#include "apps/wasm/wire.hpp"
#include "core/vault/space.hpp"

namespace ebb::bridge {

struct AccountNewDevice {
  FixedBytes<vault::new_device_random_bytes> random;
  Bytes24 nonce;
  Instant ms;
};
template <class V>
void describe(V& v, AccountNewDevice& x) {
  v.type("AccountNewDevice", "a key of its own for this profile");
  v.field("random", x.random, "fresh bytes");
  v.field("nonce", x.nonce, "24 fresh bytes");
  v.field("ms", x.ms, "the time");
}

struct AccountDevice {
  Ulid device;
  Bytes certificate, device_key_sealed;
};
template <class V>
void describe(V& v, AccountDevice& x) {
  v.type("AccountDevice", "a new device of hers");
  v.field("device", x.device, "its id in events");
  v.field("certificate", x.certificate, "for the relay");
  v.field("device_key_sealed", x.device_key_sealed, "kept by this device");
}

struct AccountCertificates {
  Bytes member_list;
  std::vector<Bytes> certificates;
};
template <class V>
void describe(V& v, AccountCertificates& x) {
  v.type("AccountCertificates", "who may write into the record, as the relay lists it now");
  v.field("member_list", x.member_list, "signed by her");
  v.field("certificates", x.certificates, "of the devices");
}

struct AccountDeviceRow {
  Ulid device;
  Instant created;
  bool here = false;
};
template <class V>
void describe(V& v, AccountDeviceRow& x) {
  v.type("AccountDeviceRow", "a device of the record");
  v.field("device", x.device, "its id in events");
  v.field("created", x.created, "when it joined, by its own clock");
  v.field("here", x.here, "it is this one");
}

struct AccountDevices {
  std::vector<AccountDeviceRow> devices;
};
template <class V>
void describe(V& v, AccountDevices& x) {
  v.type("AccountDevices", "every device with a certificate signed by her, the oldest first");
  v.field("devices", x.devices, "devices");
}

}  // namespace ebb::bridge
