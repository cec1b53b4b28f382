// SPDX-License-Identifier: Apache-2.0
// Frames of text/event-stream.

/** Feeds text, in pieces of any size; tells each frame as {id, type, data} with data as text; comments are dropped. */
export class Frames {
  #rest = '';
  #frame = { type: 'message', data: [] };
  #tell;

  constructor(tell) {
    this.#tell = tell;
  }

  feed(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    lines.forEach(line => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      const { id, type, data, retry } = this.#frame;
      this.#frame = { type: 'message', data: [] };
      if (data.length > 0) {
        this.#tell({ id, type, data: data.join('\n'), retry });
      }
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#frame.data.push(value);
    } else if (field === 'event') {
      this.#frame.type = value;
    } else if (field === 'id') {
      this.#frame.id = value;
    } else if (field === 'retry') {
      this.#frame.retry = Number(value);
    }
  }
}
