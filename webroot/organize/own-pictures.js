import { file } from '../lib/api.js';

const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const urls = new Map();

/**
 * The picture of an advertisement as whoever works on a conference sees it, though nobody else does yet: a picture cannot send a token.
 * @param {import('lit').LitElement} host is drawn again once it is there
 */
export function ownPicture(host, slug, { id, picture } = {}) {
  if (!picture) return undefined;
  const path = `/conferences/${slug}/promotions/${id}/picture?picture=${picture.name}`;
  if (!urls.has(path)) {
    urls.set(path, NOTHING);
    file(path).then((blob) => {
      urls.set(path, URL.createObjectURL(blob));
      host.requestUpdate();
    }, () => urls.delete(path));
  }
  return { ...picture, src: urls.get(path) };
}
