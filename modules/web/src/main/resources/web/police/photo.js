// SPDX-License-Identifier: Apache-2.0
// A picture made small on this machine. What the camera wrote into the file, its position among it, goes.

const LONGEST = 1_600;
const MOST = 400_000;

/** As JPEG of at most 1,600 pixels and about 400 KB. */
export async function reduced(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  let blob;
  for (let quality = 0.85; quality > 0.3; quality -= 0.15) {
    blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob.size <= MOST) {
      return blob;
    }
  }
  return blob;
}
