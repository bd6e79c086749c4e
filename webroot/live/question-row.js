import { html, nothing } from 'lit';
import { number, t } from '../lib/i18n.js';
import { time } from '../lib/time.js';
import { avatar } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import { ago } from './part.js';
import { isAnswered, isVotable, mayWithdraw } from './question-rules.js';

function voteBox(question, canVote, vote) {
  const count = html`<b>${number(question.votes)}</b>`;
  if (!isVotable(question)) {
    return html`<span class="vote still" title=${t('question.votes', { count: question.votes })}>${icon(isAnswered(question) ? 'check' : 'up')}${count}</span>`;
  }
  return html`<button type="button" class="vote ${question.isWaiting ? 'late' : ''}" aria-pressed=${question.voted} ?disabled=${!canVote}
    aria-label=${t(question.voted ? 'question.unvote' : 'question.vote', { count: question.votes })} @click=${() => vote(question)}>${icon('up')}${count}</button>`;
}

const author = ({ anonymous, authorName, own }) => {
  if (own) return html`<b>${t(anonymous ? 'question.you-unnamed' : 'question.you')}</b>`;
  return anonymous || !authorName ? t('question.unnamed') : html`${avatar(authorName)}<b>${authorName}</b>`;
};

function badge(question, zone) {
  if (question.status === 'HELD') return html`<span class="badge">${icon('clock')}${t('question.held')}</span>`;
  if (question.status === 'DECLINED') return html`<span class="badge cancelled">${t('question.declined')}</span>`;
  if (question.status === 'MERGED') return html`<span class="badge quiet">${t('question.merged')}</span>`;
  if (isAnswered(question)) return html`<span class="badge good">${question.answeredAt ? t('question.answered-at', { time: time(Date.parse(question.answeredAt), zone) }) : t('question.answered')}</span>`;
  return question.pinned ? html`<span class="badge brand">${icon('pinned')}${t('question.pinned')}</span>` : nothing;
}

const stateOf = ({ status, pinned }) => (pinned && status === 'APPROVED' ? 'pinned' : status.toLowerCase());

/** One question, as one person sees it. */
export function questionRow(question, { zone, canVote, vote, withdraw }) {
  return html`<li class="question-row ${stateOf(question)}" data-id=${question.id}>
    ${voteBox(question, canVote, vote)}
    <div class="question-body"><p class="question-text">${question.text}</p>
      ${question.answer ? html`<p class="written"><b>${t('question.answer')}</b> ${question.answer}</p>` : nothing}
      ${question.reason ? html`<p class="written"><b>${t('question.reason')}</b> ${question.reason}</p>` : nothing}
      <p class="question-meta"><span class="who">${author(question)} <span class="when">· ${ago(Date.parse(question.createdAt), zone)}</span></span>
        ${mayWithdraw(question) ? html`<button type="button" class="quiet-button" @click=${() => withdraw(question)}>${t('question.withdraw')}</button>` : nothing}
        <span class="spring"></span>${badge(question, zone)}</p></div></li>`;
}

/** One that is not there yet. */
export const waitingRow = ({ text, anonymous }) => html`<li class="question-row held waiting">
  <span class="vote still">${icon('clock')}</span>
  <div class="question-body"><p class="question-text">${text}</p>
    <p class="question-meta"><b>${t(anonymous ? 'question.you-unnamed' : 'question.you')}</b><span class="spring"></span><span class="badge late">${t('live.waits')}</span></p></div></li>`;
