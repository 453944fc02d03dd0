// The same as driver.cpp, through the module: node tests/driver/wasm.mjs build/wasm/bin/ebb.wasm < requests
import { readFileSync } from "node:fs";
import { open } from "../../apps/wasm/loader.mjs";

const core = await open(readFileSync(process.argv[2]));
const requests = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
process.stdout.write(requests.map((line) => core.requestText(line) + "\n").join(""));
