// A worker: looks for a code in pictures, where browsers have no reader of their own.
importScripts('../vendor/jsqr.js');

addEventListener('message', ({ data: { pixels, width, height } }) => {
  postMessage(self.jsQR(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: 'dontInvert' })?.data || null);
});
