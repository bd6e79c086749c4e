import { html } from 'lit';
import { t } from '../../lib/i18n.js';
import { icon } from '../../parts/icons.js';

/** A schedule without rooms or sessions has nothing to place: what to do first, and how far it is. */
export function start(program, root) {
  const steps = [
    ['rooms', program.rooms.size, [[`${root}/rooms`, 'plus', 'rooms.new']]],
    ['sessions', program.sessions.size, [[`${root}/sessions/new`, 'plus', 'sessions.new'], [`${root}/imports`, 'upload', 'imports.title']]],
    ['place', 0, []],
  ];
  const next = steps.findIndex(([, count]) => count === 0);
  return html`<div class="planner-start"><h1>${t('editor.start.title')}</h1><p>${t('editor.start.text')}</p>
    <ol class="start-steps">${steps.map(([name, count, links], i) => html`<li class=${count ? 'done' : i === next ? 'next' : 'later'}>
      <span class="step-mark" aria-hidden="true">${count ? icon('check') : i + 1}</span>
      <span class="step-text"><b>${count ? t(`${name}.count`, { count }) : t(`editor.start.${name}`)}</b><small>${t(`editor.start.${name}.text`)}</small>
        ${count === 0 && i === next ? html`<span class="actions">${links.map(([href, symbol, key], at) => html`<a class="button small ${at === 0 ? 'primary' : ''}" href=${href}>${icon(symbol)}${t(key)}</a>`)}</span>` : ''}</span></li>`)}</ol></div>`;
}
