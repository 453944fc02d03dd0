// Making a space, opening it, bringing it to another browser. Passwords are hashed here; keys are made and kept by the core.
import type { Core } from "../../../wasm/loader.mjs";
import type { AccountCreated, ApiLoginAnswer, ApiSalt } from "../generated/core.ts";
import { type Now, Refused } from "../client/messages.ts";
import { checkParameters, hashPassphrase, newParameters, type PassphraseParameters } from "../vault/passphrase.ts";
import { loadSodium } from "../vault/sodium.ts";
import { b64, chance, unb64 } from "./bytes.ts";
import type { Net } from "./net.ts";
import type { Kit, Profile, Registration } from "./profile.ts";

const newSpaceRandom = 32 + 16 + 16 + 20 + 24 + 24 + 16 + 32;
const newDeviceRandom = 16 + 32;
const nameRandom = 6;
const nonceBytes = 24;

export interface OpenSpace {
  profile: Profile;
  /** What logs in at the server. Held in memory while the space is open. */
  login: string;
  /** The hashed passphrase, held in memory while the space is open: a new instance of the core is unlocked with it when one traps. */
  key: string;
}

const ask = <T>(core: Core, op: string, args: object): T => core.request({ op, ...args }) as T;

async function hashed(passphrase: string, p: PassphraseParameters): Promise<string> {
  const sodium = await loadSodium();
  const key = hashPassphrase(sodium, passphrase, p);
  const text = b64(key);
  sodium.memzero(key);
  return text;
}

const written = (p: PassphraseParameters): ApiSalt => ({ salt: b64(p.salt), mem_kib: p.mem_kib, ops: p.ops });
const read = (s: ApiSalt): PassphraseParameters => ({ salt: unb64(s.salt), mem_kib: s.mem_kib, ops: s.ops });

export async function create(core: Core, passphrase: string, now: Now): Promise<OpenSpace & { kit: Kit; registration: Registration }> {
  const parameters = newParameters(await loadSodium());
  const key = await hashed(passphrase, parameters);
  const made = ask<AccountCreated>(core, "account.create", { hashed: key, random: chance(newSpaceRandom), name_random: chance(nameRandom), nonce: chance(nonceBytes), ms: now.ms });
  const common = { name: made.name, record: made.record, identity: made.identity, member_list: made.member_list, wrap_passphrase: made.wrap_passphrase, ...written(parameters) };
  const profile: Profile = { version: 1, ...common, member: made.member, device: made.device, certificates: [made.certificate], device_key_sealed: made.device_key_sealed, registered: false };
  // The kit opens something only once she has said that she has it.
  const registration: Registration = { ...common, login: made.login, recovery_login: null, wrap_recovery: null, device_certificate: made.certificate };
  return { profile, login: made.login, key, kit: { words: made.recovery_words, recovery_login: made.recovery_login, wrap_recovery: made.wrap_recovery }, registration };
}

/** With what is on this device alone. Errors: wrong_passphrase. */
export async function unlock(core: Core, profile: Profile, passphrase: string): Promise<OpenSpace> {
  const key = await hashed(passphrase, read(profile));
  const { login } = ask<{ login: string }>(core, "account.logins", { hashed: key });
  unlockWith(core, profile, key);
  return { profile, login, key };
}

export function unlockWith(core: Core, profile: Profile, key: string): void {
  const { record, member_list, certificates, device_key_sealed } = profile;
  ask(core, "account.unlock", { kind: "passphrase", hashed: key, wrap: profile.wrap_passphrase, record, member_list, certificates, device_key_sealed });
}

/** With a passphrase that was made on another device, which the server has and this device does not. Errors: wrong_passphrase, no_server. */
export async function unlockAnew(core: Core, net: Net, profile: Profile, passphrase: string): Promise<OpenSpace> {
  const salt = await net.json<ApiSalt>("GET", `/accounts/${encodeURIComponent(profile.name)}/salt`);
  if (salt.salt === profile.salt) throw new Refused({ id: "wrong_passphrase", detail: "" });
  checkParameters(read(salt));
  const key = await hashed(passphrase, read(salt));
  const { login } = ask<{ login: string }>(core, "account.logins", { hashed: key });
  const said = await net.json<ApiLoginAnswer>("POST", "/login", { name: profile.name, login });
  const changed = { ...profile, ...salt, wrap_passphrase: said.wrap };
  unlockWith(core, changed, key);
  net.token = said.token;
  return { profile: changed, login, key };
}

export interface Restore {
  name: string;
  passphrase?: string;
  words?: string[];
  new_passphrase?: string;
}

/** On another browser, from the server. This browser becomes a device of its own. */
export async function restore(core: Core, net: Net, how: Restore, now: Now): Promise<OpenSpace> {
  return how.words ? withWords(core, net, how, now) : withPassphrase(core, net, how, now);
}

async function withPassphrase(core: Core, net: Net, how: Restore, now: Now): Promise<OpenSpace> {
  const salt = await net.json<ApiSalt>("GET", `/accounts/${encodeURIComponent(how.name)}/salt`);
  checkParameters(read(salt));
  const key = await hashed(how.passphrase ?? "", read(salt));
  const { login } = ask<{ login: string }>(core, "account.logins", { hashed: key });
  const said = await net.json<ApiLoginAnswer>("POST", "/login", { name: how.name, login });
  const profile = await join(core, net, how.name, said, { kind: "passphrase", hashed: key }, now);
  return { profile: { ...profile, ...salt, wrap_passphrase: said.wrap }, login, key };
}

async function withWords(core: Core, net: Net, how: Restore, now: Now): Promise<OpenSpace> {
  const words = (how.words ?? []).join(" ");
  const { recovery_login } = ask<{ recovery_login: string }>(core, "account.recovery", { words });
  const said = await net.json<ApiLoginAnswer>("POST", "/login", { name: how.name, recovery_login });
  const profile = await join(core, net, how.name, said, { kind: "recovery", words }, now);
  const parameters = newParameters(await loadSodium());
  const key = await hashed(how.new_passphrase ?? "", parameters);
  const wrap = ask<{ login: string; wrap_passphrase: string }>(core, "account.wrap", { hashed: key, nonce: chance(nonceBytes) });
  await net.json("PUT", "/accounts/me/wraps", { ...written(parameters), ...wrap });
  return { profile: { ...profile, ...written(parameters), wrap_passphrase: wrap.wrap_passphrase }, login: wrap.login, key };
}

// Unlocks with what the server gave, makes this browser a device, and tells the server.
async function join(core: Core, net: Net, name: string, said: ApiLoginAnswer, how: object, now: Now): Promise<Profile> {
  net.token = said.token;
  const listed = await net.json<{ member_list: string; certificates: string[] }>("GET", `/records/${said.record}/devices`);
  const owner = ask<{ identity: string; member: string }>(core, "account.unlock", { ...how, wrap: said.wrap, record: said.record, ...listed, device_key_sealed: null });
  const device = ask<{ device: string; certificate: string; device_key_sealed: string }>(core, "account.new_device", { random: chance(newDeviceRandom), nonce: chance(nonceBytes), ms: now.ms });
  await net.json("PUT", `/records/${said.record}/devices`, { certificate: device.certificate });
  return {
    version: 1,
    name,
    record: said.record,
    identity: owner.identity,
    member: owner.member,
    device: device.device,
    member_list: listed.member_list,
    certificates: [...listed.certificates, device.certificate],
    device_key_sealed: device.device_key_sealed,
    salt: "",
    mem_kib: 0,
    ops: 0,
    wrap_passphrase: "",
    registered: true,
  };
}

/** New words. They open nothing before the server has what belongs to them; then the ones before stop working. */
export function newKit(core: Core): Kit {
  const { recovery_words, ...rest } = ask<{ recovery_words: string[]; recovery_login: string; wrap_recovery: string }>(core, "account.new_recovery", { random: chance(20), nonce: chance(nonceBytes) });
  return { words: recovery_words, ...rest };
}

/** Another passphrase for the same space; every other login ends. Needs the server. */
export async function newPassphrase(core: Core, net: Net, profile: Profile, passphrase: string): Promise<OpenSpace> {
  const parameters = newParameters(await loadSodium());
  const key = await hashed(passphrase, parameters);
  const wrap = ask<{ login: string; wrap_passphrase: string }>(core, "account.wrap", { hashed: key, nonce: chance(nonceBytes) });
  await net.json("PUT", "/accounts/me/wraps", { ...written(parameters), ...wrap, log_out_others: true });
  return { profile: { ...profile, ...written(parameters), wrap_passphrase: wrap.wrap_passphrase }, login: wrap.login, key };
}
