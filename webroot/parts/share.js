import { t } from '../lib/i18n.js';
import { toast } from './toast.js';

/** By the device's own means, else as an address to paste. */
export async function share(title, path) {
  const url = new URL(path, location.href).href;
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    return toast({ text: t('shared') });
  } catch {
    return undefined;
  }
}
