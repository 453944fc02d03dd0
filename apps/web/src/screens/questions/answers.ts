// The words of an answer as it stands.
import type { StandingQuestion } from "../../app/documents.ts";
import { t } from "../../words/words.ts";
import { mm } from "../../words/width.ts";

const option = (question: string, id: string): string => t(`question.${question}.option.${id}`);

export function said({ question, given }: StandingQuestion): string {
  if (!given) return t("answers.open");
  if (given.skipped) return t("answers.skipped");
  if (given.number == null) return given.choices.map((id) => option(question.id, id)).join(", ");
  return t(`answers.number.${question.unit}`, { n: question.unit === "tenth_mm" ? mm(given.number) : given.number });
}
