import { toHtml } from './markdown.js';

const PARAGRAPHS = 'p, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, dl, table';

/** A text for those who see it as it is: without the signs of Markdown and HTML, addresses behind the words that lead there. */
export async function toText(markdown) {
  if (!markdown) return markdown;
  const template = document.createElement('template');
  template.innerHTML = await toHtml(markdown);
  const { content } = template;
  const each = (selector, change) => content.querySelectorAll(selector).forEach(change);
  joinLines(content);
  each('br', (end) => end.replaceWith('\n'));
  each('a[href^="http"]', (link) => link.textContent !== addressOf(link) && link.append(` (${addressOf(link)})`));
  each('li', (item) => item.prepend(mark(item)));
  each('ul, ol', (list) => list.before('\n'));
  each('td, th', (cell) => cell.append(' '));
  each('li, dt, dd, tr', (line) => line.append('\n'));
  each(PARAGRAPHS, (paragraph) => paragraph.append('\n\n'));
  return content.textContent.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** Breaks between the elements mean nothing. */
function joinLines(content) {
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest('pre, code')) nodes.push(texts.currentNode);
  for (const node of nodes) node.data = /^\s*\n\s*$/.test(node.data) ? '' : node.data.replaceAll('\n', ' ');
}

const addressOf = (link) => link.getAttribute('href');

function mark(item) {
  let depth = 0;
  for (let outer = item.parentElement?.closest('li'); outer; outer = outer.parentElement?.closest('li')) depth++;
  const list = item.parentElement;
  return '  '.repeat(depth) + (list?.localName === 'ol' ? `${[...list.children].indexOf(item) + 1}. ` : '- ');
}
