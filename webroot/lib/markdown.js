import { nextTask } from './idle.js';

let tools;

/** Few pages need them: those that will show a text ask for them while it is on its way. */
export const prepare = () => (tools ??= load());

async function load() {
  const [{ marked }, { default: purify }] = await Promise.all([import('marked'), import('dompurify')]);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName !== 'A') return;
    node.setAttribute('rel', 'noopener noreferrer');
    node.setAttribute('target', '_blank');
  });
  // The first text takes many times as long as the next one: it is one that nobody waits for.
  await nextTask();
  purify.sanitize(marked.parse('*A* [text](https://example.org/)\n\n* of', { async: false }), RULES);
  await nextTask();
  return { marked, purify };
}

/** Structure and emphasis only: nothing that loads, runs, styles, names or submits. */
const RULES = {
  ALLOWED_TAGS: ['a', 'abbr', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
    'hr', 'i', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 's', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td',
    'th', 'thead', 'tr', 'u', 'ul'],
  ALLOWED_ATTR: ['href', 'title', 'start', 'colspan', 'rowspan', 'lang'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  RETURN_TRUSTED_TYPE: true,
};

/**
 * Markdown as markup that is safe to insert. Headings start below those of the page. What was kept as HTML begins with a block
 * and holds no empty line, so that Markdown takes it for what it is.
 * @returns {Promise<TrustedHTML | string>}
 */
export async function toHtml(text) {
  const { marked, purify } = await prepare();
  const html = marked.parse(text, { gfm: true, breaks: true, async: false });
  const lowered = html.replace(/<(\/?)h([1-6])\b/gi, (all, slash, level) => `<${slash}h${Math.min(6, Number(level) + 2)}`);
  return purify.sanitize(quiet(lowered), RULES);
}

/** The sanitizer takes handlers and styles away, but the browser already reports each of them while it parses. */
const quiet = (html) =>
  html.replace(/<\/?[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(on\w+|style)(?=\s*=)/gi, '$1data-$2').replace(/^(<\/?)style\b/i, '$1xmp'));
