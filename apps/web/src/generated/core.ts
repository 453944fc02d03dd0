// Generated from the core's own descriptions (`ebb schema`, tools/generate/typescript.py). Do not edit.

/** an answer to one question of the assessment; a skipped question counts as unknown */
export interface AnswerGiven {
  /** id of the question, e.g. safety.pregnant; questions whose id begins with private. belong to the private-safety compartment */
  question: string;
  /** she chose not to answer; then the answer is empty */
  skipped: boolean;
  /** ids of the chosen options */
  choices: string[];
  /** a number, in the unit the question states */
  number?: number;
  /** her own words */
  text?: string;
}

/** her own dated statement that a clinician said yes */
export interface ClinicianYesStated {
  /** what it is about */
  topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets";
  /** who said so, in her words */
  who?: string;
  /** limits that were named */
  limits?: string;
  /** last day it holds */
  until?: string;
}

/** something she wants */
export interface Goal {
  /** which of the goals */
  kind: "tampon" | "cup" | "own_finger" | "examination" | "dilator" | "sex_with_penetration" | "closeness_without_penetration" | "pleasure_on_my_own" | "less_fear" | "own_words";
  /** her own width, where she has one; the goal ends there */
  width_tenth_mm?: number;
  /** her own words */
  words?: string;
}

/** what she wants, in her order; replaces the goals before */
export interface GoalsSet {
  /** none is a choice too */
  goals: Goal[];
}

/** one size of a set */
export interface DilatorItem {
  /** id of the size */
  item: string;
  /** what is printed on it or what she calls it */
  label: string;
  /** widest diameter */
  diameter_tenth_mm: number;
  /** length that can go inside */
  length_tenth_mm?: number;
  /** true: she measured an unusual width again, and it is right */
  width_confirmed?: boolean;
}

/** her own set, measured by her; the same id again replaces it */
export interface DilatorSetEntered {
  /** id of the set */
  set: string;
  /** what she calls it */
  label: string;
  /** maker */
  maker?: string;
  /** material */
  material?: string;
  /** the maker says it contains magnets */
  holds_magnets: boolean;
  /** the sizes */
  items: DilatorItem[];
}

/** what she said before a practice that goes inside: does she want it today, is anything new, anything to note since the last one */
export interface OpeningAnswered {
  /** which ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** she says yes today */
  yes_today: boolean;
  /** empty: not answered */
  anything_new: ("nothing" | "pregnant_or_maybe" | "bleeding" | "infection" | "new_pain" | "operation")[];
  /** empty: not answered */
  notes_since_last: ("nothing" | "period_as_usual" | "pink_spotting" | "fresh_red" | "soaks_pads" | "soreness_that_lasted" | "discharge_or_sores" | "something_will_not_come_out")[];
}

/** a guided session began */
export interface SessionStarted {
  /** id of the session */
  session: string;
  /** its ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** id of the step */
  step: string;
  /** width of what is used */
  width_tenth_mm?: number;
  /** id of the script */
  script: string;
}

/** the check in the middle of an exposure */
export interface SessionChecked {
  /** id of the session */
  session: string;
  /** pain now */
  pain?: number;
  /** fear now */
  fear?: number;
  /** what she chose */
  choice?: "go_on" | "smaller" | "pause" | "stop";
}

/** a guided session closed, with what she said afterwards */
export interface SessionEnded {
  /** id of the session */
  session: string;
  /** its ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** id of the step */
  step: string;
  /** width of what was used */
  width_tenth_mm?: number;
  /** how it closed */
  closed: "completed" | "shortened" | "stopped" | "closed_for_pain" | "interrupted";
  /** practice time of the script */
  planned_s: number;
  /** practice time reached */
  practised_s: number;
  /** worst pain during practice */
  worst_pain?: number;
  /** highest fear during practice */
  highest_fear?: number;
  /** it was wanted, all the way */
  wanted?: boolean;
  /** was she here with it */
  presence?: "here" | "far_away_or_numb";
  /** anything numbing or calming used */
  numbing?: "none" | "gel" | "alcohol" | "tablet" | "other";
  /** anything to note; empty: not answered */
  notes: ("nothing" | "period_as_usual" | "pink_spotting" | "fresh_red" | "soaks_pads" | "soreness_that_lasted" | "discharge_or_sores" | "something_will_not_come_out")[];
  /** how it went, in her words */
  went?: string;
}

/** something tried outside the plan, recorded without blame */
export interface TryRecorded {
  /** what it was */
  what: "dilator" | "finger" | "swab" | "tampon" | "cup" | "examination" | "sex" | "toy" | "other";
  /** its width, where known */
  width_tenth_mm?: number;
  /** worst pain */
  worst_pain?: number;
  /** highest fear */
  highest_fear?: number;
  /** it was wanted */
  wanted?: boolean;
  /** was she here with it */
  presence?: "here" | "far_away_or_numb";
  /** anything to note */
  notes: ("nothing" | "period_as_usual" | "pink_spotting" | "fresh_red" | "soaks_pads" | "soreness_that_lasted" | "discharge_or_sores" | "something_will_not_come_out")[];
}

/** a session with a therapist in the room; the rules for home do not bind it */
export interface ClinicSessionRecorded {
  /** its ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** step reached */
  step?: string;
  /** width reached */
  width_tenth_mm?: number;
  /** worst pain */
  worst_pain?: number;
  /** highest fear */
  highest_fear?: number;
  /** it was comfortable */
  comfortable: boolean;
  /** who was there */
  who?: string;
}

/** where a ladder starts, recorded by her clinician */
export interface PlacementRecorded {
  /** which ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** id of the step */
  step: string;
  /** who recorded it */
  who?: string;
}

/** how today is */
export interface DayDescribed {
  /** energy */
  energy?: "low" | "medium" | "high";
  /** stress */
  stress?: "low" | "medium" | "high";
  /** period */
  period?: "no" | "as_usual" | "different_from_usual";
  /** minutes she has: 5, 10 or 20 */
  minutes?: number;
}

/** practice rests; a pause is not a gap */
export interface PauseBegan {
  /** only this ladder; absent: everything */
  ladder?: "breathing" | "release" | "touch" | "dilator";
  /** why */
  reason: "rest" | "period" | "clinic" | "own_choice";
}

/** practice may go on */
export interface PauseEnded {
  /** only this ladder; absent: everything */
  ladder?: "breathing" | "release" | "touch" | "dilator";
}

/** a wish about words, sound or what is shown */
export interface PreferenceSet {
  /** which wish */
  name: string;
  /** its value; empty: as delivered */
  value: string;
}

/** an earlier entry, as it should have been */
export interface EntryCorrected {
  /** id of the event that is corrected; it may itself be a correction */
  target: string;
  /** the compartment of that event: a correction travels beside it */
  compartment: "body" | "mind" | "together" | "clinical" | "private_safety";
  /** version of the data below */
  data_v: number;
  /** the whole new data of that event's kind */
  data: any;
}

/** an earlier entry is taken back; it counts for nothing */
export interface EntryWithdrawn {
  /** id of the event that is withdrawn; not a withdrawal: to take that back, write the entry again */
  target: string;
  /** the compartment of that event: a withdrawal travels beside it */
  compartment: "body" | "mind" | "together" | "clinical" | "private_safety";
}

/** a decision for members who do not hold every compartment, with its public reason */
export interface DecisionPublished {
  /** which ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** the move */
  move: string;
  /** public reason code */
  reason: string;
  /** not before this day */
  earliest_day?: string;
}

/** data of each kind */
export interface KindData {
  "answer.given": AnswerGiven;
  "clinician_yes.stated": ClinicianYesStated;
  "goals.set": GoalsSet;
  "dilator_set.entered": DilatorSetEntered;
  "opening.answered": OpeningAnswered;
  "session.started": SessionStarted;
  "session.checked": SessionChecked;
  "session.ended": SessionEnded;
  "try.recorded": TryRecorded;
  "clinic_session.recorded": ClinicSessionRecorded;
  "placement.recorded": PlacementRecorded;
  "day.described": DayDescribed;
  "pause.began": PauseBegan;
  "pause.ended": PauseEnded;
  "preference.set": PreferenceSet;
  "entry.corrected": EntryCorrected;
  "entry.withdrawn": EntryWithdrawn;
  "decision.published": DecisionPublished;
}

/** what every event carries, whatever its kind */
export interface EventHeader {
  /** its own id; two entries never share one */
  id: string;
  /** true: nothing may be advised by a program that does not know this kind and version */
  critical?: boolean;
  /** who wrote it */
  member: string;
  /** on which device */
  device: string;
  /** hybrid logical clock, <milliseconds since 1970>-<counter>; events are ordered by hlc, device, id */
  hlc: string;
  /** the time on the wall when it was written */
  at: string;
  /** IANA name of the time zone; for people, no rule reads it */
  zone: string;
  /** the local day when it was written; rules count days by this alone */
  day: string;
}

/** one entry of a record, written as one line */
export type RecordEvent = { [K in keyof KindData]: EventHeader & { kind: K; v: number; data: KindData[K] } }[keyof KindData];

/** the event something came from */
export interface Origin {
  /** its id */
  event: string;
  /** the time on the wall */
  at: string;
  /** the local day */
  day: string;
  /** its place in the one order of events */
  order: number;
}

/** an answer */
export interface Answer {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  given: AnswerGiven;
}

/** her statement that a clinician said yes */
export interface ClinicianYes {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  stated: ClinicianYesStated;
}

/** her set, as last entered */
export interface DilatorSet {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  entered: DilatorSetEntered;
}

/** what she said before a practice that goes inside */
export interface Opening {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  answered: OpeningAnswered;
}

/** a session from start to end; at least one of started and ended is there */
export interface Session {
  /** its id */
  session: string;
  /** its start, or its end when the start is not held */
  origin: Origin;
  /** how it began */
  started: SessionStarted | null;
  /** checks in the middle, in order */
  checks: SessionChecked[];
  /** how it closed; null: still open, or lost */
  ended: SessionEnded | null;
  /** where its end comes from */
  end: Origin | null;
}

/** something tried outside the plan */
export interface Try {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  recorded: TryRecorded;
}

/** a session with a therapist in the room */
export interface ClinicSession {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  recorded: ClinicSessionRecorded;
}

/** where a ladder starts, by her clinician */
export interface Placement {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  recorded: PlacementRecorded;
}

/** how a day was */
export interface DayNote {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  described: DayDescribed;
}

/** a time in which practice rests */
export interface Pause {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  began: PauseBegan;
  /** the day it was ended on; null while it lasts */
  last: string | null;
}

/** a decision published by a device that holds every compartment */
export interface Published {
  /** where it comes from */
  origin: Origin;
  /** what it says */
  decision: DecisionPublished;
}

/** an entry or line that counts for nothing, and why */
export interface Refused {
  /** id of the entry; empty when it could not be read */
  id: string;
  /** line of the log, from 1; null where the entries did not come as lines */
  line: number | null;
  /** id of an error */
  reason: string;
}

/** entries dated ahead of this moment: shown, and counting for nothing until their time comes */
export interface Ahead {
  /** that began or ended ahead of it, in order */
  sessions: Session[];
  /** in order */
  tries: Try[];
  /** in order */
  days: DayNote[];
}

/** everything the record says, folded for one moment */
export interface Journey {
  /** the moment it was folded for */
  at: string;
  /** how many events count */
  events: number;
  /** compartments this reader holds */
  held: ("body" | "mind" | "together" | "clinical" | "private_safety")[];
  /** an entry is there that this build cannot read and must not ignore */
  update_needed: boolean;
  /** all, in order; the last of a question counts */
  answers: Answer[];
  /** all, in order */
  clinician_yes: ClinicianYes[];
  /** the last; null: never set */
  goals: GoalsSet | null;
  /** the last of each set, in order of first entry */
  sets: DilatorSet[];
  /** in order */
  openings: Opening[];
  /** in order of start */
  sessions: Session[];
  /** in order */
  tries: Try[];
  /** in order */
  clinic_sessions: ClinicSession[];
  /** in order */
  placements: Placement[];
  /** in order */
  days: DayNote[];
  /** in order of their beginning */
  pauses: Pause[];
  /** in order */
  published: Published[];
  /** the last of each name */
  preferences: PreferenceSet[];
  /** what counts for nothing, and why */
  refused: Refused[];
  /** ids of events whose time has not come */
  from_the_future: string[];
  /** those of them that a diary shows */
  ahead: Ahead;
}

/** the first line that is no event at all */
export interface NotAnEvent {
  /** from 1 */
  line: number;
  /** in the whole text, from 0 */
  byte: number;
  /** id of an error */
  reason: string;
  /** what was found and what was expected */
  detail: string;
}

/** what is wrong with a log, if anything */
export interface LogCheck {
  /** that are not empty */
  lines: number;
  /** of those */
  accepted: number;
  /** the others, by line */
  refused: Refused[];
  /** null: every line is an event, or a torn last line */
  not_an_event: NotAnEvent | null;
}

/** a reason as code and arguments; the catalogue has its words */
export interface Reason {
  /** reason.<code> in the catalogue */
  code: string;
  /** numbers, days, steps by name */
  args: any;
}

/** one practice proposed for today */
export interface TodayPractice {
  /** its family */
  family: "learn" | "calm" | "release" | "touch" | "insertion" | "think" | "exposure" | "together" | "explore" | "life" | "sense";
  /** its ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** id of the step */
  step: string;
  /** how long, from the first breath to the questions */
  minutes: number;
  /** how it is played */
  length: "normal" | "short" | "eyes_closed";
  /** why */
  because: Reason[];
  /** a smaller step to begin with */
  begin_with: string | null;
  /** what to do instead, if she wants less */
  smaller_step: string;
  /** how long that takes, played short */
  smaller_minutes: number;
  /** questions come first: her yes of today before something goes inside, whether soreness has gone before touch */
  asks_first: boolean;
}

/** the smaller option of the day; always there */
export interface TodaySmaller {
  /** its family */
  family: "learn" | "calm" | "release" | "touch" | "insertion" | "think" | "exposure" | "together" | "explore" | "life" | "sense";
  /** id of the step */
  step: string;
  /** how long, from the first breath to the questions */
  minutes: number;
  /** how it is played */
  length: "normal" | "short" | "eyes_closed";
  /** why */
  because: Reason;
}

/** a reason to seek care; it stays until its question is answered anew, or a clinician said yes to its topic */
export interface Care {
  /** how soon */
  urgency: "now" | "today" | "this_week" | "routine";
  /** reason code */
  because: string;
  /** the question to answer anew */
  question: string;
  /** the day it was said */
  since: string;
  /** a clinician's yes about this ends it; null: only an answer does */
  clinician_topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets" | null;
}

/** one reason why something waits */
export interface WaitReason {
  /** the reason */
  reason: Reason;
  /** a clinician's yes about this ends it: offer to write it down; null: no yes does */
  clinician_topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets" | null;
}

/** what waits today, and why */
export interface WaitingToday {
  /** what waits for the same */
  ladders: ("breathing" | "release" | "touch" | "dilator")[];
  /** one or more, the decision's first */
  reasons: WaitReason[];
  /** how soon care is needed */
  urgency: "now" | "today" | "this_week" | "routine" | null;
  /** not before this local day */
  earliest_day: string | null;
  /** what has to happen first */
  until: string[];
}

/** the care number that bound a decision */
export interface Limit {
  /** id of its evidence card */
  card: string;
  /** its value */
  value: number;
  /** its unit */
  unit: string;
}

/** the decision on one ladder */
export interface Decision {
  /** which ladder */
  ladder: "breathing" | "release" | "touch" | "dilator";
  /** the move */
  move: "advance" | "reached" | "stay" | "step_back" | "hold" | "seek_care";
  /** how soon care is needed */
  urgency: "now" | "today" | "this_week" | "routine" | null;
  /** what a hold waits for */
  gate: string | null;
  /** not before this local day */
  earliest_day: string | null;
  /** what has to happen first */
  until: string[];
  /** a clinician's yes about this ends it: offer to write it down; null: no yes does */
  clinician_topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets" | null;
  /** id of the rule's evidence card */
  rule: string;
  /** what was read */
  inputs: any;
  /** the number that bound it */
  limit: Limit | null;
  /** where the rule comes from */
  source: string;
  /** the step the move leads to */
  step: string | null;
  /** a smaller step to begin with */
  begin_with: string | null;
  /** the ladder that comes first again */
  family_before: "breathing" | "release" | "touch" | "dilator" | null;
  /** width of that step */
  width_tenth_mm: number | null;
  /** a smaller step is offered */
  smaller_offered: boolean;
  /** days since the newest entry it was read from */
  data_age_days: number | null;
  /** why, rendered from the decision */
  reason: Reason;
  /** the decision her answer of today would lead to (a yes; before touch, that soreness has gone), of the same shape */
  when_yes: any | null;
}

/** whether a family of practice is open */
export interface GateToday {
  /** open, ask a clinician first, or not now */
  state: "open" | "ask" | "not_now";
  /** why */
  reason: "open" | "paused_for_now" | "update_needed" | "not_all_here" | "not_an_adult" | "she_keeps_it_hidden" | "something_inside" | "new_nerve_signs" | "infection_signs" | "unexplained_bleeding" | "pregnant_or_maybe" | "after_birth_or_surgery" | "prescribed_dilation" | "fainting" | "pain_without_touch" | "new_since_last" | "cancer_or_radiation" | "new_lump" | "reduced_feeling" | "implant_and_magnets" | "not_asked_yet" | "asked_too_long_ago";
  /** a clinician's yes about this lifts the reason; null: no yes does */
  clinician_topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets" | null;
}

/** one gate for each family */
export interface GatesToday {
  learn: GateToday;
  calm: GateToday;
  release: GateToday;
  touch: GateToday;
  insertion: GateToday;
  think: GateToday;
  exposure: GateToday;
  together: GateToday;
  explore: GateToday;
  life: GateToday;
  sense: GateToday;
}

/** two sizes of hers that lie far apart, and what would lie between; until there is one, the larger comes in smaller steps */
export interface SizeGap {
  /** the smaller of the two */
  from_tenth_mm: number;
  /** the larger of the two */
  to_tenth_mm: number;
  /** the middle */
  between_tenth_mm: number;
}

/** today's practices, and the decision on every ladder */
export interface Today {
  /** the moment it was computed for */
  at: string;
  /** one to three */
  practices: TodayPractice[];
  /** the smaller option */
  smaller: TodaySmaller;
  /** a day off is a practice like any other */
  day_off: Reason;
  /** reasons to seek care, from her answers and from what the rules found; most urgent first */
  care: Care[];
  /** what waits and why; each ladder once, and none that is among the practices */
  waits: WaitingToday[];
  /** one for each ladder */
  decisions: Decision[];
  /** one for each family */
  gates: GatesToday;
  /** sizes of hers that lie far apart */
  size_gaps: SizeGap[];
  /** ids of sizes with an unusual width that she has not confirmed: nothing of them is proposed */
  sizes_to_confirm: string[];
  /** what counts for nothing */
  refused: Refused[];
  /** kept until their time comes */
  from_the_future: string[];
  /** how each decision fell, and what would change it */
  explain?: any;
}

/** a safety property and how far it was checked */
export interface Property {
  /** what it says */
  name: string;
  /** no case against it was found */
  holds: boolean;
  /** cases looked at */
  cases: number;
  /** the first case against it */
  counterexample: string | null;
  /** time its group took; only with --timing */
  seconds?: number;
}

/** the safety properties */
export interface Proof {
  /** all of them */
  properties: Property[];
}

/** no members */
export type Nothing = Record<string, never>;

/** which build answers; a page of another build refuses it */
export interface Hello {
  /** version of these messages */
  bridge: number;
  /** version of the record format */
  record: number;
  /** version of the HTTP API */
  api: number;
  /** version of the build */
  core: string;
}

/** opens a record; one that is open is closed first */
export interface SpaceOpen {
  /** its log */
  lines: string[];
  /** who writes here */
  member: string;
  /** on which device */
  device: string;
  /** compartments that are here; absent: all */
  held?: ("body" | "mind" | "together" | "clinical" | "private_safety")[];
}

/** what of the lines is events; what among those counts, the Journey says */
export interface SpaceOpened {
  /** events that are here now */
  events: number;
  /** lines that gave no event */
  refused: Refused[];
}

/** events received from elsewhere; those that are here already are nothing new */
export interface SpaceAdd {
  /** their lines */
  lines: string[];
}

/** what was new */
export interface SpaceAdded {
  /** events that were not here before */
  added: number;
  /** lines that gave no event */
  refused: Refused[];
}

/** which lines */
export interface SpaceLinesAsk {
  /** of these events alone; absent: all */
  events?: string[];
}

/** lines of the log, in the order they came here */
export interface SpaceLines {
  /** one event a line */
  lines: string[];
}

/** an entry, by one of its events */
export interface SpaceAbout {
  /** its id */
  event: string;
}

/** events of the open record */
export interface SpaceEvents {
  /** their ids */
  events: string[];
}

/** the log as she may want to keep or show it */
export interface SpaceCopy {
  /** with what she said about her safety; absent: without, so that a copy does not betray it */
  private_safety?: boolean;
}

/** a new event. For entry.corrected and entry.withdrawn, compartment and data_v are filled in from the target */
export interface Write {
  /** its kind */
  kind: string;
  /** the data of that kind */
  data: any;
  /** the time on the wall */
  at: string;
  /** IANA name of the time zone */
  zone: string;
  /** 10 fresh bytes */
  random: string;
}

/** the event as it was written, part of the open record from now on */
export interface Written {
  /** its line */
  line: string;
  /** the stream it travels in */
  compartment: "body" | "mind" | "together" | "clinical" | "private_safety";
}

/** for which moment */
export interface AtTime {
  /** the time on the wall */
  at: string;
}

/** whether a family of practices is open; its words are gate.<reason> */
export interface Gate {
  /** open, ask a clinician first, or not now */
  state: "open" | "ask" | "not_now";
  /** the most binding reason */
  reason: "open" | "paused_for_now" | "update_needed" | "not_all_here" | "not_an_adult" | "she_keeps_it_hidden" | "something_inside" | "new_nerve_signs" | "infection_signs" | "unexplained_bleeding" | "pregnant_or_maybe" | "after_birth_or_surgery" | "prescribed_dilation" | "fainting" | "pain_without_touch" | "new_since_last" | "cancer_or_radiation" | "new_lump" | "reduced_feeling" | "implant_and_magnets" | "not_asked_yet" | "asked_too_long_ago";
  /** false: offer side and sitting positions */
  lying_flat_is_fine: boolean;
  /** true: softly only */
  without_straining: boolean;
  /** the questions behind the reason */
  because: string[];
  /** a clinician's yes about this lifts the reason; null: no yes does */
  clinician_topic: "pregnancy" | "after_birth_or_surgery" | "infection_or_bleeding" | "pelvic_radiation_or_cancer" | "reduced_feeling" | "new_lump" | "fainting" | "prescribed_dilation" | "pain_without_touch" | "implant_and_magnets" | null;
}

/** one gate for each family */
export interface Gates {
  /** gate of the family */
  learn: Gate;
  /** gate of the family */
  calm: Gate;
  /** gate of the family */
  release: Gate;
  /** gate of the family */
  touch: Gate;
  /** gate of the family */
  insertion: Gate;
  /** gate of the family */
  think: Gate;
  /** gate of the family */
  exposure: Gate;
  /** gate of the family */
  together: Gate;
  /** gate of the family */
  explore: Gate;
  /** gate of the family */
  life: Gate;
  /** gate of the family */
  sense: Gate;
}

/** the newest practice with something, or try of it; never one that was not wanted */
export interface PractisedSince {
  /** the local day */
  day: string;
  /** true: a try outside the plan, and no practice */
  tried: boolean;
  /** its width, where known */
  width_tenth_mm: number | null;
  /** worst pain */
  worst_pain: number | null;
  /** highest fear */
  highest_fear: number | null;
}

/** one rung of the penetration-ability ladder */
export interface AbilityRung {
  /** what */
  what: "cotton_swab" | "own_finger" | "others_finger" | "tampon_or_cup" | "speculum" | "dilator" | "penis_or_toy";
  /** how it is */
  possible: "not_asked" | "never_tried" | "not_possible" | "with_pain" | "comfortable";
  /** pain, 0 to 10 */
  pain: number | null;
  /** fear, 0 to 100 */
  fear: number | null;
  /** her own width, where known */
  width_tenth_mm: number | null;
  /** the day it was answered */
  asked: string | null;
  /** the newest practice with it, or try of it, since it was answered; null: none */
  practised: PractisedSince | null;
}

/** what her answers mean today */
export interface Assessment {
  /** the moment it is for */
  at: string;
  /** true: only the pages on talking to a clinician and getting help; nothing is stored */
  under_18: boolean;
  /** what is open */
  gates: Gates;
  /** reasons to seek care, most urgent first */
  care: Care[];
  /** the penetration-ability ladder */
  abilities: AbilityRung[];
  /** the widest she marked comfortable with a known width */
  comfortable_width_tenth_mm: number | null;
  /** touching the outside is comfortable */
  touch_outside_comfortable: boolean;
  /** pain cannot be relied on as a signal */
  reduced_feeling: boolean;
  /** show the emergency line of a high spinal injury beside every insertion */
  autonomic_warning: boolean;
  /** pregnant, maybe, or not known */
  pregnant_or_maybe: boolean;
  /** after menopause */
  after_menopause: boolean;
  /** show what dryness and thin tissue are */
  dryness_explained: boolean;
  /** the safety gate has questions to ask again */
  safety_gate_due: boolean;
  /** sets with magnets while an implant is possible: nothing of them is proposed, and without another set insertion asks */
  sets_to_ask_about: string[];
  /** what she wants, in her order */
  goals: Goal[];
  /** modules with something to ask today */
  first_day_open: string[];
  /** questions without an answer that counts */
  open_questions: string[];
  /** entries and answers that count for nothing, by name */
  refused: Refused[];
  /** ids of entries whose time has not come */
  from_the_future: string[];
}

/** what the private answers mean; shown to her alone, never exported or synced to a shared device */
export interface PrivateSafety {
  /** this reader holds the compartment */
  held: boolean;
  /** at least one of its questions was answered or skipped */
  answered: boolean;
  /** every question that is shown was asked once */
  complete: boolean;
  /** afraid now, or not known */
  partner_stages_closed: boolean;
  /** not afraid, or she confirmed that practice on her own is her own wish */
  solo_practice_confirmed: boolean;
  /** insertion, exposure and partner work wait */
  crisis: boolean;
  /** thoughts of self-harm were reported */
  self_harm_above_zero: boolean;
  /** how help is shown */
  help: "none" | "offered" | "first";
  /** options for practising after trauma are shown */
  trauma_options: boolean;
  /** the question about self-harm is due again */
  asked_again: boolean;
  /** shown, and neither answered nor too fresh to be asked again */
  open_questions: string[];
}

/** which question a module asks next */
export interface AssessNext {
  /** the time on the wall */
  at: string;
  /** the module */
  module: "safety_gate" | "private_safety" | "possible" | "goal";
}

/** one option of a question; its words are question.<question>.option.<id> */
export interface Option {
  /** id */
  id: string;
  /** nothing else goes with it */
  alone: boolean;
  /** choosing it leaves no trace: write no event, close the module */
  writes_nothing: boolean;
}

/** one question of the assessment; every question may be skipped */
export interface Question {
  /** id; its words are question.<id> */
  id: string;
  /** its module */
  module: "safety_gate" | "private_safety" | "possible" | "goal";
  /** how it is answered */
  kind: "yes_no_unknown" | "choice" | "choices" | "number";
  /** the options, in order; empty for a number */
  options: Option[];
  /** of a number */
  unit: "none" | "of_10" | "of_100" | "weeks" | "tenth_mm";
  /** smallest number */
  min: number;
  /** largest number */
  max: number;
  /** belongs to the private-safety compartment */
  private: boolean;
  /** the question it follows up, which stands before it; null: it stands alone */
  follows: string | null;
  /** the kind of event that answers it; skipping always writes answer.given */
  writes: string;
  /** key of the sentence that says why it is asked */
  why: string;
}

/** what a module asks next */
export interface NextQuestion {
  /** null: nothing more today */
  question: Question | null;
  /** why it is asked */
  because: "fresh" | "never_asked" | "skipped_before" | "skipped_today" | "too_old" | "something_new";
  /** questions of the module whose answers count */
  answered: number;
  /** questions of the module that are shown */
  of: number;
  /** open questions of the module: they can be answered any time */
  open: string[];
}

/** which follow-up of one question is open */
export interface AssessFollowUp {
  /** the time on the wall */
  at: string;
  /** the question that was answered */
  id: string;
}

/** every question of a module with its answer */
export interface AssessModule {
  /** the time on the wall */
  at: string;
  /** the module */
  module: "safety_gate" | "private_safety" | "possible" | "goal";
}

/** a question and its answer as it stands; it can be answered again on any day */
export interface StandingQuestion {
  /** the question */
  question: Question;
  /** fresh: its answer counts; else why it is open */
  asked: "fresh" | "never_asked" | "skipped_before" | "skipped_today" | "too_old" | "something_new";
  /** the answer that counts, or that it was skipped; null: not answered, or answered by goals.set */
  given: AnswerGiven | null;
  /** the local day of that answer */
  day: string | null;
}

/** every question of a module that is shown, with its answer */
export interface ModuleAnswers {
  /** the module */
  module: "safety_gate" | "private_safety" | "possible" | "goal";
  /** to be answered before the questions are shown; null: they are below */
  first: Question | null;
  /** in the order they are asked; a follow-up stands behind its question */
  questions: StandingQuestion[];
}

/** one question */
export interface AssessQuestion {
  /** its id */
  id: string;
}

/** her own breath */
export interface Breath {
  /** breathing in, 2000 to 10000 ms */
  in_ms: number;
  /** breathing out, 2000 to 12000 ms */
  out_ms: number;
}

/** opens a practice; one that is open is dropped first */
export interface PracticeBegin {
  /** the time on the wall */
  at: string;
  /** the page's clock */
  ms: number;
  /** id of the practice, e.g. calm.breathing */
  practice: string;
  /** id of the step; absent: the practice's own */
  step?: string;
  /** width of what is used: that of the step in her set */
  width_tenth_mm?: number;
  /** normal, short or eyes_closed */
  length: "normal" | "short" | "eyes_closed";
  /** from the first breath to the questions, as Today says; absent: as long as the script */
  minutes?: number;
  /** fresh id of the session */
  session: string;
  /** her own breath; absent: as the evidence card says */
  breath?: Breath;
  /** grounding replaces breathing while settling */
  grounding: boolean;
  /** there is a size below to warm up with */
  warm_up: boolean;
  /** id of the smaller step, as Today names it; absent: there is none */
  smaller_step?: string;
}

/** her breath, and how far it may be changed */
export interface BreathChoice {
  /** length of the breath in */
  in_ms: number;
  /** length of the breath out */
  out_ms: number;
  /** shortest breath in */
  in_min_ms: number;
  /** longest breath in */
  in_max_ms: number;
  /** shortest breath out */
  out_min_ms: number;
  /** longest breath out */
  out_max_ms: number;
}

/** something to hear, feel, see or read */
export interface Cue {
  /** its text is cue.<id> */
  id: "begin" | "breathe_in" | "breathe_out" | "next" | "check" | "close" | "done";
  /** as sound */
  sound: "tap" | "low_tone" | "falling_tone";
  /** as vibration: on, off, on, ... */
  vibration_ms: number[];
  /** as light: how bright */
  light_per_mille: number;
}

/** the breathing form */
export interface Pacer {
  /** in or out */
  phase: "in" | "out";
  /** how wide it is: 0 settled, 1000 widest */
  per_mille: number;
  /** length of the breath in */
  in_ms: number;
  /** length of the breath out */
  out_ms: number;
}

/** the check in the middle */
export interface CheckView {
  /** pain, when given */
  pain: number | null;
  /** fear, when given */
  fear: number | null;
  /** what may be chosen with these numbers */
  choices: ("go_on" | "smaller" | "pause" | "stop")[];
}

/** what she said afterwards */
export interface AfterAnswers {
  /** worst pain */
  worst_pain?: number;
  /** highest fear */
  highest_fear?: number;
  /** it was wanted, all the way */
  wanted?: boolean;
  /** was she here with it */
  presence?: "here" | "far_away_or_numb";
  /** anything numbing or calming used */
  numbing?: "none" | "gel" | "alcohol" | "tablet" | "other";
  /** anything to note; empty: not answered */
  notes: ("nothing" | "period_as_usual" | "pink_spotting" | "fresh_red" | "soaks_pads" | "soreness_that_lasted" | "discharge_or_sores" | "something_will_not_come_out")[];
  /** how it went, in her words */
  went?: string;
}

/** an event to write at once */
export interface Draft {
  /** kind of the event */
  kind: string;
  /** its data */
  data: any;
}

/** what a page shows of a session */
export interface PracticeView {
  /** id of the session */
  session: string;
  /** id of the practice */
  practice: string;
  /** id of the step */
  step: string;
  /** key of its title */
  title: string;
  /** width of what is used */
  width_tenth_mm: number | null;
  /** where it is */
  phase: "prepare" | "settle" | "practise" | "close" | "questions" | "done";
  /** keys of what is said now, in order; also the captions */
  text: string[];
  /** while preparing: keys of what she needs */
  prepare: string[];
  /** while preparing: keys of positions to choose from */
  positions: string[];
  /** keys of what stands beside it in every phase */
  warnings: string[];
  /** while preparing: her breath, where the practice has one */
  breath: BreathChoice | null;
  /** grounding may take the place of breathing at the beginning */
  may_ground: boolean;
  /** id of the smaller step, where there is one */
  smaller_step: string | null;
  /** she went smaller */
  smaller: boolean;
  /** show the note about the body before the start */
  content_note: boolean;
  /** something goes inside */
  inserts: boolean;
  /** cues since the last input, in order */
  cues: Cue[];
  /** the breathing form; null: it rests */
  pacer: Pacer | null;
  /** seconds left until the questions */
  remaining_s: number;
  /** seconds from the start until the questions, as things stand */
  total_s: number;
  /** why the clock stands still */
  paused: "no" | "by_her" | "clock_jumped" | "to_ease_pain";
  /** what may be done now; stop is always among them until it is done */
  controls: ("tick" | "start" | "pause" | "resume" | "repeat" | "shorten" | "smaller" | "stop" | "check" | "check_answer" | "answer" | "finish")[];
  /** the check in the middle, while it is asked */
  check: CheckView | null;
  /** afterwards: the questions, all optional */
  questions: string[];
  /** afterwards: the answers so far */
  answers: AfterAnswers;
  /** how it closes, once that is decided */
  closed: "completed" | "shortened" | "stopped" | "closed_for_pain" | "interrupted" | null;
  /** events to write at once */
  drafts: Draft[];
  /** keep the state now */
  save: boolean;
  /** nothing more to do */
  done: boolean;
}

/** one input of the page */
export interface PracticeDo {
  /** what */
  do: "tick" | "start" | "pause" | "resume" | "repeat" | "shorten" | "smaller" | "stop" | "check" | "check_answer" | "answer" | "finish";
  /** the page's clock */
  ms: number;
  /** check_answer: pain now */
  pain?: number;
  /** check_answer: fear now */
  fear?: number;
  /** check_answer: what she chose; absent: only the numbers so far */
  choice?: "go_on" | "smaller" | "pause" | "stop";
  /** answer: all answers so far, replacing those before */
  after?: AfterAnswers;
}

/** which practice, and how */
export interface PracticeStart {
  /** id of the practice, e.g. calm.breathing */
  practice: string;
  /** id of the step; absent: the practice's own */
  step?: string;
  /** width of what is used: that of the step in her set */
  width_tenth_mm?: number;
  /** normal, short or eyes_closed */
  length: "normal" | "short" | "eyes_closed";
  /** from the first breath to the questions, as Today says; absent: as long as the script */
  minutes?: number;
  /** fresh id of the session */
  session: string;
  /** her own breath; absent: as the evidence card says */
  breath?: Breath;
  /** grounding replaces breathing while settling */
  grounding: boolean;
  /** there is a size below to warm up with */
  warm_up: boolean;
  /** id of the smaller step, as Today names it; absent: there is none */
  smaller_step?: string;
}

/** the check in the middle */
export interface Check {
  /** it is asked now */
  asking: boolean;
  /** pain now */
  pain?: number;
  /** fear now */
  fear?: number;
}

/** what her answers ask of a practice */
export interface PracticeCautions {
  /** positions flat on the back are offered */
  lying_flat: boolean;
  /** the emergency line of a high spinal injury stands beside it */
  emergency_line: boolean;
  /** dryness and thin tissue are explained */
  dryness: boolean;
  /** letting go softly only: pregnant, or something heals */
  without_straining: boolean;
}

/** a session that can be taken up again */
export interface PracticeState {
  /** of this shape */
  version: number;
  /** which practice */
  start: PracticeStart;
  /** where it is */
  phase: "prepare" | "settle" | "practise" | "close" | "questions" | "done";
  /** segment of the script */
  segment: number;
  /** time in it */
  segment_ms: number;
  /** time practised */
  practised_ms: number;
  /** the practice as it was begun */
  planned_ms: number;
  /** the practice ends there */
  practise_limit_ms: number;
  /** settling and practising, with every repetition */
  played_ms: number;
  /** her body was touched since pain and fear were last asked */
  unasked_ms: number;
  /** time in the close */
  close_ms: number;
  /** the close ends there */
  close_limit_ms: number;
  /** the page's clock at the last input */
  clock_ms: number;
  /** practise time until the next unplanned check; -1: none */
  check_in_ms: number;
  /** why the clock stands still */
  paused: "no" | "by_her" | "clock_jumped" | "to_ease_pain";
  /** the check in the middle */
  check: Check;
  /** she went smaller */
  smaller: boolean;
  /** how it closes, where that is decided */
  closed?: "completed" | "shortened" | "stopped" | "closed_for_pain" | "interrupted";
  /** worst pain of the checks */
  check_pain?: number;
  /** highest fear of the checks */
  check_fear?: number;
  /** what she said afterwards */
  after: AfterAnswers;
  /** what her answers ask of it; absent: the cautious ones */
  cautions?: PracticeCautions;
}

/** a session to keep, sealed, until it is done */
export interface PracticeKept {
  /** its state */
  state: PracticeState;
}

/** takes up a session that was kept */
export interface PracticeResume {
  /** the time on the wall */
  at: string;
  /** its state */
  state: PracticeState;
  /** the page's clock, of the same kind as before */
  ms: number;
}

/** makes a private space; the instance is unlocked afterwards */
export interface AccountCreate {
  /** what Argon2id made of the passphrase */
  hashed: string;
  /** fresh bytes */
  random: string;
  /** 6 fresh bytes */
  name_random: string;
  /** 24 fresh bytes */
  nonce: string;
  /** milliseconds since 1970-01-01T00:00:00Z */
  ms: number;
}

/** what the relay and this device have to keep; the words are shown once */
export interface AccountCreated {
  /** account name */
  name: string;
  /** id of the record */
  record: string;
  /** her id in events */
  member: string;
  /** this device's id in events */
  device: string;
  /** public identity key */
  identity: string;
  /** who belongs to the record */
  member_list: string;
  /** of this device */
  certificate: string;
  /** what the relay asks at login */
  login: string;
  /** the same for the recovery code */
  recovery_login: string;
  /** account secret, sealed by the passphrase */
  wrap_passphrase: string;
  /** account secret, sealed by the recovery code */
  wrap_recovery: string;
  /** to be printed or saved by her, and forgotten */
  recovery_words: string[];
  /** for local.open's kind device_key, kept by this device */
  device_key_sealed: string;
}

/** what Argon2id made of the passphrase */
export interface Hashed {
  /** 32 bytes */
  hashed: string;
}

/** the half that the relay is shown */
export interface Login {
  /** 32 bytes */
  login: string;
}

/** the words of the kit as they were typed */
export interface RecoveryWords {
  /** parted by anything that is no letter */
  words: string;
}

/** the half of the recovery code that the relay is shown */
export interface RecoveryLogin {
  /** 32 bytes */
  recovery_login: string;
}

/** opens the account secret */
export interface AccountUnlock {
  /** by what */
  kind: "passphrase" | "recovery";
  /** for passphrase: what Argon2id made of it */
  hashed?: string;
  /** for recovery: the words of the kit */
  words?: string;
  /** the account secret, sealed */
  wrap: string;
  /** id of the record */
  record: string;
  /** who belongs to the record */
  member_list: string;
  /** of the devices */
  certificates: string[];
  /** this device's key; absent: this profile has none yet */
  device_key_sealed?: string;
}

/** who she is here */
export interface AccountUnlocked {
  /** public identity key */
  identity: string;
  /** her id in events */
  member: string;
  /** this device's id in events; null: account.new_device comes next */
  device: string | null;
}

/** a key of its own for this profile */
export interface AccountNewDevice {
  /** fresh bytes */
  random: string;
  /** 24 fresh bytes */
  nonce: string;
  /** milliseconds since 1970-01-01T00:00:00Z */
  ms: number;
}

/** a new device of hers */
export interface AccountDevice {
  /** its id in events */
  device: string;
  /** for the relay */
  certificate: string;
  /** kept by this device */
  device_key_sealed: string;
}

/** a new passphrase for the same secret */
export interface AccountWrap {
  /** what Argon2id made of the new passphrase */
  hashed: string;
  /** 24 fresh bytes */
  nonce: string;
}

/** for the relay */
export interface AccountWrapped {
  /** what the relay asks at login */
  login: string;
  /** account secret, sealed by the passphrase */
  wrap_passphrase: string;
}

/** a new recovery kit; the old one stops working once the relay has this one */
export interface AccountNewRecovery {
  /** 20 fresh bytes */
  random: string;
  /** 24 fresh bytes */
  nonce: string;
}

/** the words for her, the rest for the relay */
export interface AccountRecovery {
  /** shown once */
  recovery_words: string[];
  /** what the relay asks at recovery */
  recovery_login: string;
  /** account secret, sealed by the recovery code */
  wrap_recovery: string;
}

/** who may write into the record, as the relay lists it now */
export interface AccountCertificates {
  /** signed by her */
  member_list: string;
  /** of the devices */
  certificates: string[];
}

/** a device of the record */
export interface AccountDeviceRow {
  /** its id in events */
  device: string;
  /** milliseconds since 1970-01-01T00:00:00Z */
  created: number;
  /** it is this one */
  here: boolean;
}

/** every device with a certificate signed by her, the oldest first */
export interface AccountDevices {
  /** devices */
  devices: AccountDeviceRow[];
}

/** seals something this device keeps */
export interface LocalSeal {
  /** what it is */
  kind: "segment" | "snapshot" | "draft" | "outbox" | "device_key" | "chains" | "settings";
  /** of the row; it opens under this name alone */
  name: string;
  /** in clear */
  data: string;
  /** 24 fresh bytes */
  nonce: string;
}

/** nobody without the account secret can read it */
export interface Sealed {
  /** to be kept */
  sealed: string;
}

/** opens something this device keeps */
export interface LocalOpen {
  /** what it is */
  kind: "segment" | "snapshot" | "draft" | "outbox" | "device_key" | "chains" | "settings";
  /** of the row */
  name: string;
  /** as it was kept */
  sealed: string;
}

/** in clear */
export interface Opened {
  /** what was sealed */
  data: string;
}

/** where the chains stand, to be kept together with the events */
export interface ChainsSave {
  /** 24 fresh bytes */
  nonce: string;
}

/** how far a chain was read from the relay */
export interface ChainHeadRow {
  /** whose chain, as in headers */
  device: string;
  /** in which stream */
  stream: string;
  /** of the last link that was read */
  sequence: number;
}

/** what the relay holds, as far as it was read */
export interface ChainsListed {
  /** chains of which nothing was read are not here */
  heads: ChainHeadRow[];
}

/** events to be uploaded; replaces the plan before */
export interface EnvelopesPlan {
  /** oldest first */
  lines: string[];
}

/** what sealing needs */
export interface EnvelopesPlanned {
  /** how many fresh nonces of 24 bytes; 0: nothing to send */
  nonces: number;
}

/** seals what was planned, for the current epoch */
export interface EnvelopesSeal {
  /** fresh, never used before */
  nonces: string[];
}

/** bodies to be sent one after the other */
export interface EnvelopesSealed {
  /** keep them until they are acknowledged; after that: envelopes.sent */
  batches: string[];
}

/** reads what the relay lists */
export interface EnvelopesOpen {
  /** its bytes */
  listing: string;
}

/** an envelope that was not taken, and why */
export interface EnvelopeRefusal {
  /** where it stands at the relay */
  cursor: number;
  /** id of an error */
  id: string;
  /** what was found */
  detail: string;
}

/** an envelope and the events in it; to be kept, for the day it is erased */
export interface EnvelopePlace {
  /** who wrote it */
  device: string;
  /** in which stream */
  compartment: "body" | "mind" | "together" | "clinical" | "private_safety";
  /** its number there */
  sequence: number;
  /** of its header */
  hash: string;
  /** ids of its events */
  events: string[];
}

/** an envelope whose content was erased: whoever has its events from nowhere else forgets them */
export interface EnvelopeErased {
  /** who wrote it */
  device: string;
  /** in which stream */
  compartment: "body" | "mind" | "together" | "clinical" | "private_safety";
  /** its number there */
  sequence: number;
}

/** events that arrived; keep them and the chains together, or neither */
export interface EnvelopesOpened {
  /** their lines, for space.add */
  lines: string[];
  /** authentic envelopes whose content is no good */
  refused: EnvelopeRefusal[];
  /** where reading stopped: what follows cannot be trusted */
  stopped: EnvelopeRefusal | null;
  /** up to here everything was read */
  cursor: number;
  /** envelopes of which only the header is left */
  erased: number;
  /** envelopes of streams that are not here */
  not_held: number;
  /** where the lines came from */
  places: EnvelopePlace[];
  /** envelopes erased; their places hold no events any more */
  erasures: EnvelopeErased[];
}

/** envelopes whose content shall be erased at the relay */
export interface EnvelopesErase {
  /** which; at most 256 */
  places: EnvelopePlace[];
  /** milliseconds since 1970-01-01T00:00:00Z */
  ms: number;
}

/** says to the relay, signed by her, that they are erased */
export interface EnvelopesTombstones {
  /** body to be sent */
  batch: string;
}

/** what today, for a moment */
export interface TodayRequest {
  /** the moment */
  at: string;
  /** minutes she has */
  minutes?: number;
  /** with how each decision fell */
  explain?: boolean;
}

/** a simulated sensor begins; one that runs is stopped first */
export interface LiveStart {
  /** all chance comes from here */
  seed: number;
  /** samples a second, 200 to 10000 */
  rate_hz: number;
}

/** it runs */
export interface LiveStarted {
  /** from a sample to the level that holds it */
  delay_ms: number;
}

/** time passes */
export interface LiveStep {
  /** how much; at most 1000 at once */
  ms: number;
}

/** what the live page shows for a hundredth of a second */
export interface FeedbackFrame {
  /** from the first sample, milliseconds */
  time_ms: number;
  /** microvolt RMS of the last 100 ms; null when it cannot be read */
  level_uv: number | null;
  /** false: show that it cannot be read, never calm */
  readable: boolean;
  /** why it cannot be read */
  reason: "dropped" | "clipped" | "flat" | "lead_off" | "movement" | "settling" | "mains" | "repeated" | "low_rate" | null;
  /** listening, resting, letting_go, tensing or unreadable */
  state: "listening" | "resting" | "letting_go" | "tensing" | "unreadable";
  /** 0 to 1000; for width, tone and colour */
  reward: number;
  /** her own level of today, once it is known */
  baseline_uv: number | null;
}

/** what to show; how the time is cut into steps never shows in it */
export interface LiveFrames {
  /** those that were completed, a hundred a second */
  frames: FeedbackFrame[];
}

/** what the simulated body does from now on; absent: as before */
export interface LiveSet {
  /** 0 to 1000 */
  let_go?: number;
  /** 0 to 1000 */
  contract?: number;
  /** the electrodes hang in the air */
  lose_contact?: boolean;
}

/** the operations of the bridge: what is asked, what is answered */
export interface Ops {
  /** which build answers */
  hello: {
    request: Nothing;
    reply: Hello;
  };
  /** opens a record */
  "space.open": {
    request: SpaceOpen;
    reply: SpaceOpened;
  };
  /** adds events received from elsewhere */
  "space.add": {
    request: SpaceAdd;
    reply: SpaceAdded;
  };
  /** the log, or some events of it */
  "space.lines": {
    request: SpaceLinesAsk;
    reply: SpaceLines;
  };
  /** all events of one entry */
  "space.about": {
    request: SpaceAbout;
    reply: SpaceEvents;
  };
  /** events whose content was erased */
  "space.forget": {
    request: SpaceEvents;
    reply: Nothing;
  };
  /** the log for a readable file, without the private answers unless they are asked for */
  "space.copy": {
    request: SpaceCopy;
    reply: SpaceLines;
  };
  /** forgets the open record */
  "space.close": {
    request: Nothing;
    reply: Nothing;
  };
  /** writes an event into the open record */
  write: {
    request: Write;
    reply: Written;
  };
  /** everything the record says, folded */
  journey: {
    request: AtTime;
    reply: Journey;
  };
  /** what her answers mean: gates, reasons to seek care, what is possible */
  assess: {
    request: AtTime;
    reply: Assessment;
  };
  /** what the private answers mean; shown to her alone */
  "assess.private": {
    request: AtTime;
    reply: PrivateSafety;
  };
  /** which question a module asks next */
  "assess.next": {
    request: AssessNext;
    reply: NextQuestion;
  };
  /** which follow-up of one question is open */
  "assess.follow_up": {
    request: AssessFollowUp;
    reply: NextQuestion;
  };
  /** every question of a module with its answer as it stands */
  "assess.module": {
    request: AssessModule;
    reply: ModuleAnswers;
  };
  /** one question */
  "assess.question": {
    request: AssessQuestion;
    reply: Question;
  };
  /** opens a practice */
  "practice.start": {
    request: PracticeBegin;
    reply: PracticeView;
  };
  /** one input: a tick of the clock, or what she does */
  "practice.do": {
    request: PracticeDo;
    reply: PracticeView;
  };
  /** the state to keep */
  "practice.save": {
    request: Nothing;
    reply: PracticeKept;
  };
  /** takes up a practice that was kept */
  "practice.resume": {
    request: PracticeResume;
    reply: PracticeView;
  };
  /** makes a private space */
  "account.create": {
    request: AccountCreate;
    reply: AccountCreated;
  };
  /** what the relay is shown for a passphrase */
  "account.logins": {
    request: Hashed;
    reply: Login;
  };
  /** what the relay is shown for a recovery code */
  "account.recovery": {
    request: RecoveryWords;
    reply: RecoveryLogin;
  };
  /** opens the account secret */
  "account.unlock": {
    request: AccountUnlock;
    reply: AccountUnlocked;
  };
  /** a key of its own for this profile */
  "account.new_device": {
    request: AccountNewDevice;
    reply: AccountDevice;
  };
  /** a new passphrase for the same secret */
  "account.wrap": {
    request: AccountWrap;
    reply: AccountWrapped;
  };
  /** a new recovery kit */
  "account.new_recovery": {
    request: AccountNewRecovery;
    reply: AccountRecovery;
  };
  /** who may write, as the relay lists it now */
  "account.certificates": {
    request: AccountCertificates;
    reply: Nothing;
  };
  /** the devices of the record */
  "account.devices": {
    request: Nothing;
    reply: AccountDevices;
  };
  /** forgets keys and record */
  "account.lock": {
    request: Nothing;
    reply: Nothing;
  };
  /** seals something this device keeps */
  "local.seal": {
    request: LocalSeal;
    reply: Sealed;
  };
  /** opens something this device keeps */
  "local.open": {
    request: LocalOpen;
    reply: Opened;
  };
  /** where the chains stand, as it was kept */
  "chains.load": {
    request: Sealed;
    reply: Nothing;
  };
  /** where the chains stand, sealed */
  "chains.save": {
    request: ChainsSave;
    reply: Sealed;
  };
  /** begins without any chain */
  "chains.fresh": {
    request: Nothing;
    reply: Nothing;
  };
  /** another store answers: reads from its beginning, and keeps what is known */
  "chains.again": {
    request: Nothing;
    reply: Nothing;
  };
  /** how far every chain was read */
  "chains.listed": {
    request: Nothing;
    reply: ChainsListed;
  };
  /** events to be uploaded */
  "envelopes.plan": {
    request: EnvelopesPlan;
    reply: EnvelopesPlanned;
  };
  /** seals what was planned */
  "envelopes.seal": {
    request: EnvelopesSeal;
    reply: EnvelopesSealed;
  };
  /** the relay has acknowledged what was sealed */
  "envelopes.sent": {
    request: Nothing;
    reply: Nothing;
  };
  /** reads what the relay lists */
  "envelopes.open": {
    request: EnvelopesOpen;
    reply: EnvelopesOpened;
  };
  /** does the relay still hold what was read last? */
  "envelopes.last": {
    request: EnvelopesOpen;
    reply: Nothing;
  };
  /** signs that the content of envelopes is erased */
  "envelopes.erase": {
    request: EnvelopesErase;
    reply: EnvelopesTombstones;
  };
  /** there is nothing newer at the relay: does anybody know of more? */
  "envelopes.complete": {
    request: Nothing;
    reply: Nothing;
  };
  /** today's practices and the decision on every ladder */
  today: {
    request: TodayRequest;
    reply: Today;
  };
  /** a simulated sensor begins */
  "live.start": {
    request: LiveStart;
    reply: LiveStarted;
  };
  /** time passes; what to show */
  "live.step": {
    request: LiveStep;
    reply: LiveFrames;
  };
  /** what the simulated body does */
  "live.set": {
    request: LiveSet;
    reply: Nothing;
  };
  /** the simulated sensor ends */
  "live.stop": {
    request: Nothing;
    reply: Nothing;
  };
}

/** a private space: who may log in, the wrapped account secret, and the record it opens */
export interface ApiNewAccount {
  /** four words joined by -, chosen by chance on the device */
  name: string;
  /** 16 bytes for Argon2id */
  salt: string;
  /** memory of Argon2id in KiB */
  mem_kib: number;
  /** passes of Argon2id */
  ops: number;
  /** login half of the passphrase's key, 32 bytes */
  login: string;
  /** login half of the recovery code's key, 32 bytes; null: no kit */
  recovery_login: string | null;
  /** account secret sealed for the passphrase */
  wrap_passphrase: string;
  /** account secret sealed for the recovery code */
  wrap_recovery: string | null;
  /** 16 bytes */
  record: string;
  /** her identity key, 32 bytes */
  identity: string;
  /** version 1, signed by her identity key */
  member_list: string;
  /** of the device that speaks */
  device_certificate: string;
}

/** a login */
export interface ApiToken {
  /** for the header Authorization: Bearer */
  token: string;
}

/** how the passphrase of a name becomes keys; unknown names get an answer that stays the same and opens nothing */
export interface ApiSalt {
  /** 16 bytes */
  salt: string;
  /** memory of Argon2id in KiB */
  mem_kib: number;
  /** passes of Argon2id */
  ops: number;
}

/** one of the two halves */
export interface ApiLogin {
  /** the four words */
  name: string;
  /** 32 bytes */
  login?: string;
  /** 32 bytes */
  recovery_login?: string;
}

/** what a device needs to open the record again */
export interface ApiLoginAnswer {
  /** for the header Authorization: Bearer */
  token: string;
  /** 16 bytes */
  record: string;
  /** 32 bytes */
  identity: string;
  /** account secret, sealed for the half that logged in */
  wrap: string;
  /** the current one */
  member_list: string;
}

/** a new passphrase (salt, mem_kib, ops, login, wrap_passphrase together), a new recovery kit (recovery_login, wrap_recovery together), or both */
export interface ApiNewWraps {
  /** 16 bytes */
  salt?: string;
  /** memory of Argon2id in KiB */
  mem_kib?: number;
  /** passes of Argon2id */
  ops?: number;
  /** 32 bytes */
  login?: string;
  /** account secret sealed for the new passphrase */
  wrap_passphrase?: string;
  /** 32 bytes */
  recovery_login?: string;
  /** account secret sealed for the new code; the old kit opens nothing afterwards */
  wrap_recovery?: string;
  /** end every other login of this record */
  log_out_others?: boolean;
}

/** a device that may write */
export interface ApiNewDevice {
  /** signed by the identity key of a member */
  certificate: string;
}

/** who writes in this record */
export interface ApiDeviceList {
  /** the current one */
  member_list: string;
  /** of every device, former ones too: old envelopes are verified with them */
  certificates: string[];
}

/** the next member list, and with it perhaps a new epoch */
export interface ApiNewMembers {
  /** version + 1, signed by the owner */
  member_list: string;
}

/** where the record's newest entry stands */
export interface ApiCursor {
  /** everything up to here is durable */
  cursor: number;
}

/** what a feed says */
export interface ApiFeedNews {
  /** where the record's newest entry stands */
  cursor: number;
  /** as in the header Ebb-Store */
  store: string;
}

/** the first message on a feed */
export interface ApiFeedHello {
  /** of a login */
  token: string;
  /** the cursor the device has; answered at once when there is more */
  after?: number;
  /** the store that cursor is of; answered at once when it is another */
  store?: string;
}

/** which server this is */
export interface ApiAbout {
  /** release */
  version: string;
  /** newest version of this API */
  api: number;
  /** oldest version still answered */
  api_oldest: number;
  /** version of the stored data */
  schema: number;
  /** started to show a made-up person */
  demo: boolean;
  /** new accounts are taken */
  accounts_open: boolean;
}
