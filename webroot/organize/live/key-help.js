import { html } from 'lit';
import { t } from '../../lib/i18n.js';
import { confirm } from '../../workspace/confirm.js';
import { KEYS } from './keys.js';

/** Those that are worth a place below the desk. */
const SHOWN = [['J', 'K', 'step'], ['A', 'approve'], ['H', 'hold'], ['X', 'decline'], ['P', 'pin'], ['D', 'answered'], ['M', 'mute'], ['Z', 'undo']];

const key = (name) => html`<kbd>${name.toUpperCase()}</kbd>`;

export const showKeys = () => confirm({
  title: t('desk.keys'),
  text: html`<dl class="desk-keys">${KEYS.map(([name, action]) => html`<div><dt>${key(name)}</dt><dd>${t(`desk.key.${action}`)}</dd></div>`)}</dl>`,
  action: t('close'),
  cancel: null,
});

/** @param {() => void} help */
export const keyBar = (help) => html`<footer class="desk-foot"><p aria-hidden="true">${SHOWN.map((keys) => html`<span>${keys.slice(0, -1).map(key)}${t(`desk.key.${keys.at(-1)}`)}</span>`)}</p>
  <button type="button" @click=${help}>${key('?')}${t('desk.keys.all')}</button></footer>`;
