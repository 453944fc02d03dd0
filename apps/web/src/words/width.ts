// Millimetres and inches, both shown. The record keeps tenths of a millimetre.
import { locale } from "./words.ts";

const tenthMmPerInch = 254;

/** Tenths of a millimetre from what was typed, or null when it is not a number. Comma and point both work. */
export function tenthMm(typed: string, unit: "mm" | "in"): number | null {
  const clean = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(clean)) return null;
  return Math.round(Number(clean) * (unit === "mm" ? 10 : tenthMmPerInch));
}

const digits = (n: number, most: number) => n.toLocaleString(locale, { maximumFractionDigits: most });
export const mm = (tenth: number): string => digits(tenth / 10, 1);
export const inches = (tenth: number): string => digits(tenth / tenthMmPerInch, 2);
