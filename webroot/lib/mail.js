import { prepare } from './markdown.js';

const RULES = {
  ALLOWED_TAGS: ['a', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li', 'ol', 'p', 'pre', 'strong',
    'table', 'tbody', 'td', 'tr', 'ul'],
  ALLOWED_ATTR: ['align', 'alt', 'cellpadding', 'cellspacing', 'data-style', 'height', 'href', 'role', 'src', 'start', 'width'],
  ADD_URI_SAFE_ATTR: ['align', 'cellpadding', 'cellspacing', 'height', 'width'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  RETURN_DOM_FRAGMENT: true,
};

/** The one picture that mails carry with them. */
const LOGO = new URL('../icons/icon-192.png', import.meta.url).href;

/**
 * The document of a mail as it may be shown within a page. Its styles are set here, one by one: those in markup are forbidden by the policy.
 * @returns {Promise<DocumentFragment>}
 */
export async function mailBody(document) {
  const { purify } = await prepare();
  const fragment = purify.sanitize(document.replaceAll('src="cid:logo"', `src="${LOGO}"`).replace(/(<[a-z][^>]*?\s)style=/gi, '$1data-style='), RULES);
  for (const element of fragment.querySelectorAll('[data-style]')) {
    element.style.cssText = element.dataset.style;
    delete element.dataset.style;
  }
  return fragment;
}
