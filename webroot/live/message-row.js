import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { avatar } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import '../parts/rich-text.js';
import { KINDS, excerpt } from './chat-rules.js';
import { clockTime } from './part.js';

function quote({ replyTo }, byId, show) {
  if (!replyTo) return nothing;
  const before = byId.get(replyTo);
  if (!before) return html`<p class="quote">${t('chat.earlier-message')}</p>`;
  return html`<button type="button" class="quote" @click=${() => show(replyTo)}>${icon('reply')}<b>${before.authorName ?? t('chat.you')}</b> ${excerpt(before.text)}</button>`;
}

const chip = (message, { kind, own, count }, { mayReact, react }) => html`<button type="button" class="reaction" aria-pressed=${own} ?disabled=${!mayReact}
  aria-label=${t(`chat.reaction.${kind}.count`, { count })} @click=${() => react(message, kind, !own)}>${icon(kind)}${number(count)}</button>`;

function actions(message, row) {
  const button = (name, symbol, run) => html`<button type="button" class="button small" @click=${() => run(message)}>${icon(symbol)}${t(`chat.${name}`)}</button>`;
  const isOn = (kind) => message.reactions.some((each) => each.kind === kind && each.own);
  return html`<div class="message-actions" role="group" aria-label=${t('chat.actions')}>
    ${row.mayReact ? KINDS.map((kind) => html`<button type="button" class="reaction" aria-pressed=${isOn(kind)} aria-label=${t(`chat.reaction.${kind}`)}
      @click=${() => row.react(message, kind, !isOn(kind))}>${icon(kind)}</button>`) : nothing}
    ${row.mayWrite ? button('reply', 'reply', row.reply) : nothing}
    ${message.own ? html`${row.mayWrite ? button('edit', 'edit', row.edit) : nothing}${button('erase', 'trash', row.erase)}` : button('report', 'flag', row.report)}</div>`;
}

const reportForm = (message, { send, cancel }) => html`<form class="report" @submit=${(event) => (event.preventDefault(), send(message, new FormData(event.target).get('reason').trim()))}>
  <label class="field">${t('chat.report.reason')}<input name="reason" maxlength="500" autocomplete="off"></label>
  <p class="actions"><button type="button" class="button small" @click=${cancel}>${t('live.cancel')}</button><button class="button small primary">${t('chat.report.send')}</button></p></form>`;

/** One message, as one person sees it. */
export function messageRow(message, row) {
  const name = message.authorName ?? (message.own ? t('chat.you') : t('chat.nobody'));
  const isOpen = row.open === message.id;
  return html`<li class="message ${row.goesOn ? 'goes-on' : ''} ${message.isWaiting || message.held ? 'waiting' : ''}" data-id=${message.id} tabindex="-1">
    ${row.goesOn ? nothing : avatar(name, 'medium')}
    <div class="message-body">${quote(message, row.byId, row.show)}
      ${row.goesOn ? nothing : html`<p class="message-head"><b>${name}</b> <span class="when">${clockTime(message.at, row.zone)}</span></p>`}
      <rich-text .text=${message.text}></rich-text>
      <p class="message-foot">${message.isEdited ? html`<span class="when">${t('chat.edited')}</span>` : nothing}
        ${message.held ? html`<span class="badge late">${t('chat.held')}</span>` : nothing}
        ${message.isWaiting ? html`<span class="badge late">${t('live.waits')}</span>` : nothing}
        ${message.reactions.map((each) => chip(message, each, row))}</p>
      ${isOpen ? actions(message, row) : nothing}${row.reporting === message.id ? reportForm(message, row) : nothing}</div>
    ${message.isWaiting || row.isStranger ? nothing : html`<button type="button" class="icon-button" aria-expanded=${isOpen} aria-label=${t('chat.more', { name })}
      @click=${() => row.toggle(message)}>${icon('more')}</button>`}</li>`;
}
