// Options of the questions after a practice, in the order of the record's own lists.
import { t } from "../../words/words.ts";
import type { Choice } from "../../parts/Choices.svelte";

const notes = ["nothing", "period_as_usual", "pink_spotting", "fresh_red", "soaks_pads", "soreness_that_lasted", "discharge_or_sores", "something_will_not_come_out"];
const news = ["nothing", "pregnant_or_maybe", "bleeding", "infection", "new_pain", "operation"];
const numbing = ["none", "gel", "alcohol", "tablet", "other"];
const presence = ["here", "far_away_or_numb"];
/** What waits for one of these alone begins to be open with her answer, on the same day. */
const open = ["hold.anything_new_unanswered", "hold.soreness_unanswered"];
const options = (prefix: string, ids: string[]): Choice[] => ids.map((id) => ({ id, label: t(`${prefix}.${id}`) }));

export const answerable = (code: string | undefined): boolean => open.includes(code ?? "");
export const noteOptions = (): Choice[] => options("note", notes);
export const newOptions = (): Choice[] => options("new", news);
export const numbingOptions = (): Choice[] => options("numbing", numbing);
export const presenceOptions = (): Choice[] => options("presence", presence);
