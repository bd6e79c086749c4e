import { scriptUrl } from '../lib/scripts.js';

/** Larger pictures take longer, and are read no better. */
const LONGEST = 800;

/** Reads codes from a video: as the browser does where it can, else in a worker, so that the page stays as smooth as it is. */
export async function reader() {
  return (await knowsCodes()) ? native() : own();
}

async function knowsCodes() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  return formats?.includes('qr_code') ?? false;
}

function native() {
  const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
  return { read: async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null, close() {} };
}

function own() {
  const worker = new Worker(scriptUrl(new URL('./decoder.js', import.meta.url).href));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const read = (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!width) return null;
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return answer(worker, { pixels: data.buffer, width: canvas.width, height: canvas.height });
  };
  return { read, close: () => worker.terminate() };
}

/** One picture at a time. */
const answer = (worker, picture) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
  worker.postMessage(picture, [picture.pixels]);
});
