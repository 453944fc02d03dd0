// The sounds of a practice: a low soft tone that falls while she lets go, and a wooden tap where something changes. Nothing that could be
// recognised through a door. Volume starts low.
const volume = 0.12;
const lowHz = 98;
const riseHz = 33;
const glideS = 0.25;
const tapHz = 310;
const tapS = 0.09;

export class Sound {
  #context: AudioContext | undefined;
  #tone: { oscillator: OscillatorNode; gain: GainNode } | undefined;

  /** Browsers allow sound only after a touch: call this from one. */
  wake(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  /** `open` is 0 (settled, low) to 1 (wide, higher and a little louder). */
  tone(open: number): void {
    const context = this.#context;
    if (!context) return;
    this.#tone ??= this.#start(context);
    const at = context.currentTime;
    this.#tone.oscillator.frequency.setTargetAtTime(lowHz + riseHz * open, at, glideS);
    this.#tone.gain.gain.setTargetAtTime(volume * (0.35 + 0.65 * open), at, glideS);
  }

  quiet(): void {
    if (!this.#context || !this.#tone) return;
    this.#tone.gain.gain.setTargetAtTime(0, this.#context.currentTime, glideS);
  }

  tap(): void {
    const context = this.#context;
    if (!context) return;
    const at = context.currentTime;
    const oscillator = new OscillatorNode(context, { type: "triangle", frequency: tapHz });
    const gain = new GainNode(context, { gain: 0 });
    oscillator.frequency.exponentialRampToValueAtTime(tapHz * 0.6, at + tapS);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume * 1.4, at + 0.004);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + tapS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + tapS + 0.02);
  }

  end(): void {
    void this.#context?.close();
    this.#context = undefined;
    this.#tone = undefined;
  }

  #start(context: AudioContext): { oscillator: OscillatorNode; gain: GainNode } {
    const oscillator = new OscillatorNode(context, { type: "sine", frequency: lowHz });
    const gain = new GainNode(context, { gain: 0 });
    oscillator.connect(gain).connect(context.destination);
    oscillator.start();
    return { oscillator, gain };
  }
}
