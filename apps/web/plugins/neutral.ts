// The page that quick exit leaves behind: a table of kitchen measures, without script, style of its own, or a word about Ebb.
import type { Plugin } from "vite";
import { messages } from "./read.ts";
import { stretch } from "./pseudo.ts";

const escape = (s: string) => s.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);

export function page(words: (key: string) => string): string {
  const rows = Array.from({ length: 8 }, (_, i) => `<tr><td>${words(`neutral.row.${i + 1}.cup`)}</td><td>${words(`neutral.row.${i + 1}.metric`)}</td></tr>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${words("neutral.title")}</title><link rel="icon" href="blank.svg"><link rel="stylesheet" href="page.css"></head>
<body><main><h1>${words("neutral.title")}</h1><p>${words("neutral.intro")}</p><table><thead><tr><th scope="col">${words("neutral.cup")}</th><th scope="col">${words("neutral.metric")}</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table></main></body></html>
`;
}

export function neutral(mode: string): Plugin {
  return {
    name: "ebb-neutral",
    generateBundle() {
      const all = messages("en");
      const words = (key: string) => {
        const text = all[key];
        if (text === undefined) this.error(`content/locales/en: ${key} is missing`);
        return escape(mode === "pseudo" ? stretch(text) : text);
      };
      this.emitFile({ type: "asset", fileName: "pages/measures.html", source: page(words) });
    },
  };
}
