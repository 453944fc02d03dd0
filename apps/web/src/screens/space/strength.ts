// How long a passphrase would stand against somebody who has the locked record and a lot of computers.
// Loaded only where a passphrase is chosen, because its word lists are large.
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

export type Strength = "weak" | "fair" | "good" | "strong";
export const enoughAt: Strength[] = ["fair", "good", "strong"];

// Guesses, as powers of ten. Every guess costs a run of Argon2id with at least 64 MiB, so about ten a second on one machine.
const fairFrom = 9;
const goodFrom = 11;
const strongFrom = 14;
const readAtMost = 128;

let factory: Promise<ZxcvbnFactory> | undefined;

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

export function name(guessesLog10: number): Strength {
  if (guessesLog10 < fairFrom) return "weak";
  if (guessesLog10 < goodFrom) return "fair";
  return guessesLog10 < strongFrom ? "good" : "strong";
}

export async function strength(passphrase: string): Promise<Strength> {
  factory ??= load();
  return name((await factory).check(passphrase.slice(0, readAtMost), ["ebb"]).guessesLog10);
}
