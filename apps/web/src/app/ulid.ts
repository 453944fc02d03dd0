// A new id: time and chance, as 26 characters. For things she makes (a set, a size); ids of entries are the core's.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function ulid(ms: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  let value = BigInt(ms);
  for (const byte of random) value = (value << 8n) | BigInt(byte);
  let out = "";
  for (let i = 0; i < 26; i += 1, value >>= 5n) out = letters[Number(value & 31n)] + out;
  return out;
}
