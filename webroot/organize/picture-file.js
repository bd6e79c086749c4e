import { t } from '../lib/i18n.js';
import { toast } from '../parts/toast.js';

/** Bytes that the server takes. */
const LARGEST = 262_144;

export const KINDS = 'image/png,image/jpeg,image/webp,image/gif';

/** @returns {Promise<string | null>} a file as a data URL; null, with a word to who picked it, where it is too large */
export function dataUrl(file) {
  if (file.size > LARGEST) {
    toast({ text: t('sponsor.logo.large') });
    return Promise.resolve(null);
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** What is in a file, in Base64. */
export const base64 = (url) => url.replace(/^[^,]*,/, '');
