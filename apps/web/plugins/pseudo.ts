// A made-up language for looking at layouts: every text longer and accented, so that clipped or hard-coded words show.
type Node = { type: number; value?: unknown; options?: Record<string, { value: Node[] }>; children?: Node[] };

const accents: Record<string, string> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", c: "ç", n: "ñ", y: "ý" };

export function stretch(text: string): string {
  const accented = text.replace(/[aeiouAEIOUcny]/g, (c) => accents[c] ?? c);
  return text.trim() === "" ? text : `${accented}${"·".repeat(Math.ceil(text.trim().length / 5))}`;
}

function walk(node: Node): Node {
  if (node.type === 0) return { ...node, value: stretch(node.value as string) };
  const options = node.options && Object.fromEntries(Object.entries(node.options).map(([k, o]) => [k, { value: o.value.map(walk) }]));
  return { ...node, ...(options && { options }), ...(node.children && { children: node.children.map(walk) }) };
}

/** The message itself, or its stretched form in the build for looking at layouts. */
export function pseudo(message: string | Node[], mode: string): string | Node[] {
  if (mode !== "pseudo") return message;
  return typeof message === "string" ? stretch(message) : message.map(walk);
}
