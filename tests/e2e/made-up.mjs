// A made-up earlier log, as the app's own export writes it: questions answered calmly ten days ago, then easy days of breathing, release and
// touch. It is brought in through Settings, as a person would bring back a copy.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const dayMs = 86_400_000;
let made = 0;

export function ulid(ms) {
  let value = (BigInt(ms) << 80n) | BigInt(++made);
  let out = "";
  for (let i = 0; i < 26; i += 1, value >>= 5n) out = letters[Number(value & 31n)] + out;
  return out;
}

function line({ member, device }, ms, kind, data) {
  const at = new Date(ms).toISOString().slice(0, 19);
  return JSON.stringify({ id: ulid(ms), kind, v: 1, member, device, hlc: `${ms}-0`, at: `${at}Z`.replace("Z", "+00:00"), zone: "Europe/Berlin", day: at.slice(0, 10), data });
}

const safe = {
  adult: ["yes"], pregnant: ["no"], birth_or_surgery: ["no"], cancer_or_radiation: ["no"], prescribed_dilation: ["no"], infection: ["none"], bleeding: ["none"],
  pain: ["none"], lump: ["no"], nerve: ["none"], fainting: ["no"], reduced_feeling: ["no"], something_inside: ["no"], hormones: ["none"],
};
const quiet = { alone: ["yes"], afraid: ["no"], self_harm: ["not_at_all"] };

/** Lines from `days` ago until yesterday evening. `author`: {member, device} of the space they are brought into; `answers`: safety questions answered
 * otherwise, with options or a number; `saidYes`: what her clinician said yes to; `inside`: sessions inside, each with how many days ago and what was
 * otherwise than easy; `minutes`: how much time she said a minute ago that she has today. */
export function earlierLog(author, now, { days = 12, answers = {}, saidYes = [], inside = [], minutes = 0 } = {}) {
  const lines = [];
  const evening = (ago) => {
    const d = new Date(now - ago * dayMs);
    return Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), 18, 0, 0);
  };
  const add = (ms, kind, data) => lines.push(line(author, ms, kind, data));
  const answer = (ms, question, choices) => add(ms, "answer.given", { question, skipped: false, ...(Array.isArray(choices) ? { choices } : { choices: [], number: choices }) });
  let ms = evening(days);
  for (const [id, choices] of Object.entries({ ...safe, ...answers })) answer((ms += 1_000), `safety.${id}`, choices);
  for (const [id, choices] of Object.entries(quiet)) answer((ms += 1_000), `private.${id}`, choices);
  for (const id of ["touch_outside", "cotton_swab", "own_finger", "others_finger", "tampon_or_cup", "speculum", "dilator", "penis_or_toy"]) answer((ms += 1_000), `possible.${id}`, ["never_tried"]);
  for (const topic of saidYes) add((ms += 1_000), "clinician_yes.stated", { topic });
  add((ms += 1_000), "goals.set", { goals: [{ kind: "dilator" }] });
  const session = (start, ladder, step, otherwise = {}) => {
    const id = ulid(start);
    const common = { session: id, ladder, step };
    add(start, "session.started", { ...common, script: `${step}.normal` });
    add(start + 400_000, "session.ended", { ...common, closed: "completed", planned_s: 300, practised_s: 300, worst_pain: 0, highest_fear: 10, wanted: true, presence: "here", numbing: "none", notes: ["nothing"], ...otherwise });
  };
  const touch = ["touch.look", "touch.look", "touch.look", "touch.outside", "touch.outside", "touch.outside", "touch.opening", "touch.opening", "touch.opening"];
  for (let ago = days - 1; ago >= 1; ago -= 1) {
    session(evening(ago), "breathing", "calm.breathing");
    session(evening(ago) + 900_000, "release", "release.reverse_kegel");
    const step = touch[days - 1 - ago];
    if (step) session(evening(ago) + 1_800_000, "touch", step);
  }
  for (const { ago, ...otherwise } of inside) session(evening(ago) + 2_700_000, "dilator", "insert.fingertip", otherwise);
  if (minutes) add(now - 60_000, "day.described", { minutes });
  return lines;
}
