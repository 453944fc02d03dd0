// The small part of Markdown that lessons use, as data: the page builds elements from it and never sets HTML.
export type Span = { text: string; style?: "strong" | "em" } | { text: string; href: string };
export type Block = { kind: "h2" | "p" | "quote"; spans: Span[] } | { kind: "ul"; items: Span[][] } | { kind: "ol"; items: Span[][] };
export interface Lesson {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  order: number;
  reviewed: string;
  sources: string[];
  blocks: Block[];
}

export function spans(text: string): Span[] {
  const out: Span[] = [];
  const pattern = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https:\/\/[^)\s]+)\)/g;
  let last = 0;
  for (const m of text.matchAll(pattern)) {
    if (m.index > last) out.push({ text: text.slice(last, m.index) });
    if (m[1]) out.push({ text: m[1], style: "strong" });
    else if (m[2]) out.push({ text: m[2], style: "em" });
    else out.push({ text: m[3]!, href: m[4]! });
    last = m.index + m[0].length;
  }
  if (last < text.length) out.push({ text: text.slice(last) });
  return out;
}

function block(chunk: string): Block {
  const lines = chunk.split("\n");
  const joined = (drop: RegExp) => lines.map((l) => l.replace(drop, "").trim()).join(" ");
  if (chunk.startsWith("## ")) return { kind: "h2", spans: spans(joined(/^## /)) };
  if (chunk.startsWith("> ")) return { kind: "quote", spans: spans(joined(/^> ?/)) };
  if (/^(- |\d+\. )/.test(chunk)) {
    const items = chunk.split(/\n(?=- |\d+\. )/).map((item) => spans(item.replace(/^(- |\d+\. )/, "").replace(/\s*\n\s*/g, " ")));
    return { kind: chunk.startsWith("- ") ? "ul" : "ol", items };
  }
  if (/^[#<|`]/.test(chunk)) throw new Error(`not a form lessons use: ${chunk.slice(0, 40)}`);
  return { kind: "p", spans: spans(joined(/^/)) };
}

/** A lesson file: front matter between --- lines (`sources:` as a list), then text. */
export function lesson(id: string, file: string): Lesson {
  const m = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file);
  if (!m) throw new Error(`${id}: no front matter`);
  const value = (key: string) => {
    const found = new RegExp(`^${key}: (.+)$`, "m").exec(m[1]!);
    if (!found) throw new Error(`${id}: ${key} is missing`);
    return found[1]!.trim();
  };
  const sources = [...m[1]!.matchAll(/^ {2}- (.+)$/gm)].map((s) => s[1]!.trim());
  if (sources.length === 0) throw new Error(`${id}: no sources`);
  const blocks = m[2]!.trim().split(/\n\s*\n/).map((chunk) => block(chunk.trim()));
  return { id, title: value("title"), summary: value("summary"), minutes: Number(value("minutes")), order: Number(value("order")), reviewed: value("reviewed"), sources, blocks };
}
