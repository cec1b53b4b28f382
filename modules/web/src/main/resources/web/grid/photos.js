// SPDX-License-Identifier: Apache-2.0
// Photographs: drawn anew on the phone, at most 1600 px and 400 KB. What the camera wrote beside the picture (where, when,
// which phone) is not in what is drawn; place and time are fields of the answer.
import { hex } from '/lib/hex.js';

const LONGEST = 1600;
const MOST_BYTES = 400 * 1024;
const QUALITIES = [0.82, 0.7, 0.58, 0.46];

async function loaded(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function drawn(image, longest) {
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpeg = (canvas, quality) => new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));

/** { sha, bytes, size } of a picture that was taken; throws where it is none. */
export async function shrunk(file) {
  const image = await loaded(file);
  for (let longest = LONGEST; ; longest = Math.round(longest * 0.75)) {
    const canvas = drawn(image, longest);
    for (const quality of QUALITIES) {
      const blob = await jpeg(canvas, quality);
      if (blob && blob.size <= MOST_BYTES) {
        const bytes = await blob.arrayBuffer();
        return { sha: hex(await crypto.subtle.digest('SHA-256', bytes)), bytes, size: bytes.byteLength };
      }
    }
  }
}
