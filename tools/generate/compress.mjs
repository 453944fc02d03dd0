// Writes FILE.br and FILE.gz beside every file of a folder that gets clearly smaller. Usage: node compress.mjs FOLDER
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const worthIt = (small, whole) => small.length < whole.length * 0.9;

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const whole = readFileSync(path);
  const hint = { [constants.BROTLI_PARAM_SIZE_HINT]: whole.length, [constants.BROTLI_PARAM_QUALITY]: 11 };
  const br = brotliCompressSync(whole, { params: hint });
  const gz = gzipSync(whole, { level: 9 });
  if (worthIt(br, whole)) writeFileSync(path + ".br", br);
  if (worthIt(gz, whole)) writeFileSync(path + ".gz", gz);
}
