// SPDX-License-Identifier: Apache-2.0
// Alarm sounds, made here: pulses in the manner of IEC 60601-1-8, one voice at a time. What is more urgent cuts off what is
// less.

const RAMP = 0.02;
const FLOOR = 0.4;
/** Fundamental and three harmonics and more: old ears and cheap loudspeakers. */
const HARMONICS = new Float32Array([0, 1, 0.7, 0.5, 0.35, 0.2]);

/** Pulses of [start, length, from Hz, to Hz, share of the volume], seconds from the beginning. */
const VOICES = {
  1: { rank: 4, pulses: twice([[0, 0.15, 440], [0.25, 0.15, 523], [0.5, 0.15, 587], [0.95, 0.15, 523], [1.2, 0.15, 587]], 1.9) },
  link: { rank: 3, pulses: [[0, 0.5, 580, 330], [0.7, 0.5, 580, 330]] },
  2: { rank: 2, pulses: [[0, 0.2, 466], [0.4, 0.2, 392], [0.8, 0.2, 349]] },
  3: { rank: 1, pulses: [[0, 0.25, 349, 349, 0.5]] },
  test: { rank: 1, pulses: [[0, 0.25, 440], [0.35, 0.25, 523]] },
};

function twice(pulses, gap) {
  return [...pulses, ...pulses.map(([at, ...rest]) => [at + gap, ...rest])];
}

/** A loudspeaker that somebody looks after. */
export class Beep {
  #context;
  #wave;
  #playing;

  /** onState(state): 'locked', 'running', or what the browser calls its trouble ('suspended', 'interrupted', 'closed'). */
  constructor(onState = () => {}) {
    this.onState = onState;
    this.volume = 1;
  }

  /** Within a click or a key: the browser keeps quiet before. */
  async unlock() {
    if (!this.#context || this.#context.state === 'closed') {
      const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
      this.#context = new Context();
      this.#wave = this.#context.createPeriodicWave(HARMONICS, new Float32Array(HARMONICS.length));
      // A headset that is pulled out suspends it too.
      this.#context.onstatechange = () => this.onState(this.state);
    }
    await this.#context.resume();
    this.onState(this.state);
    return this.state;
  }

  get state() {
    return this.#context?.state ?? 'locked';
  }

  /** Tries to get a suspended loudspeaker back. */
  revive() {
    if (this.#context && this.state !== 'running') {
      this.#context.resume().catch(() => {});
    }
  }

  /**
   * Plays a voice: 1, 2, 3, 'link' or 'test'. Returns whether it can be heard: not while a more urgent one sounds, nor
   * before unlock().
   */
  play(name) {
    const voice = VOICES[name];
    if (this.state !== 'running') {
      return false;
    }
    const now = this.#context.currentTime;
    if (this.#playing && this.#playing.until > now) {
      if (this.#playing.rank > voice.rank) {
        return false;
      }
      this.silence();
    }
    const tones = voice.pulses.map(pulse => this.#pulse(now + 0.02, pulse));
    const length = Math.max(...voice.pulses.map(([at, long]) => at + long));
    this.#playing = { rank: voice.rank, until: now + length, tones };
    return true;
  }

  /** Stops what sounds. */
  silence() {
    this.#playing?.tones.forEach(tone => tone.stop());
    this.#playing = undefined;
  }

  close() {
    this.silence();
    this.#context?.close();
  }

  #pulse(begin, [at, long, from, to = from, share = 1]) {
    const context = this.#context;
    const tone = context.createOscillator();
    const gain = context.createGain();
    const level = Math.max(FLOOR, Math.min(1, this.volume)) * share * 0.5;
    const start = begin + at;
    tone.setPeriodicWave(this.#wave);
    tone.frequency.setValueAtTime(from, start);
    tone.frequency.linearRampToValueAtTime(to, start + long);
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(level, start + RAMP);
    gain.gain.setValueAtTime(level, start + long - RAMP);
    gain.gain.linearRampToValueAtTime(0, start + long);
    tone.connect(gain).connect(context.destination);
    tone.onended = () => gain.disconnect();
    tone.start(start);
    tone.stop(start + long + RAMP);
    return tone;
  }
}

/** Says a line where a voice of the language is installed on this machine; nothing leaves it. */
export function speak(text, lang) {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const voice = voices.find(v => v.localService && v.lang.toLowerCase().startsWith(lang.slice(0, 2).toLowerCase()));
  if (voice) {
    const line = new SpeechSynthesisUtterance(text);
    line.voice = voice;
    speechSynthesis.speak(line);
  }
  return !!voice;
}
