import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { icon } from '../parts/icons.js';

/** Those that lead somewhere are written as a link, and a list stands by itself. */
function written(name) {
  if (name === 'changes') return '\n\n{{ changes }}\n\n';
  return name.endsWith('.link') ? `[${t(`placeholder.${name}.words`)}]({{ ${name} }})` : `{{ ${name} }}`;
}

/** Puts a placeholder where the cursor is. */
function insert({ currentTarget }, name) {
  const area = currentTarget.closest('form').querySelector('textarea');
  area.setRangeText(written(name), area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.focus();
}

/** Below a text of many lines: what may stand in it for what differs from person to person. */
export const placeholders = (names) => html`<p class="chips" role="group" aria-label=${t('bulletin.placeholders')}>${names.map((name) => html`<button type="button" class="chip"
  title=${`{{ ${name} }}`} @click=${(event) => insert(event, name)}>${icon('plus')}${t(`placeholder.${name}`)}</button>`)}</p>`;
