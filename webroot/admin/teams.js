import { html, nothing } from 'lit';
import { remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import './team-form.js';

/** The teams of an organization: what they may do, where, and who is in them. Says `changed`. */
class OrganizationTeams extends PlainElement {
  static properties = { path: {}, teams: {}, members: {}, conferences: {}, open: { state: true } };

  #changed = () => {
    this.open = null;
    this.dispatchEvent(new Event('changed'));
  };

  async #delete({ id, name }) {
    const sure = await confirm({ title: t('teams.delete.title', { name }), text: t('teams.delete.text'), action: t('teams.delete'), danger: true });
    if (!sure) return;
    try {
      await remove(`${this.path}/teams/${id}`);
      toast({ text: t('teams.deleted', { name }) });
      this.#changed();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #where({ everywhere, conferences }) {
    if (everywhere) return t('teams.everywhere');
    const titled = ({ conferenceId, trackIds }) => {
      const title = this.conferences.find(({ id }) => id === conferenceId)?.title ?? t('teams.gone');
      return trackIds.length ? t('teams.tracks-of', { title, count: trackIds.length }) : title;
    };
    return conferences.length ? conferences.map(titled).join(', ') : t('teams.nowhere');
  }

  #form(team) {
    return html`<team-form .path=${this.path} .team=${team} .members=${this.members} .conferences=${this.conferences} @saved=${this.#changed} @cancelled=${() => (this.open = null)}></team-form>`;
  }

  #row(team) {
    const { id, name, rights, members } = team;
    if (this.open === id) return html`<li class="opened">${this.#form(team)}</li>`;
    return html`<li><span class="grow"><b>${name}</b><small>${rights.map((right) => t(`right.${right}`)).join(', ')}</small>
      <small>${this.#where(team)} · ${t('teams.members', { count: members.length })}</small></span>
      <button type="button" class="button small" aria-label="${t('teams.edit')}: ${name}" @click=${() => (this.open = id)}>${t('teams.edit')}</button>
      <button type="button" class="icon-button" aria-label=${t('teams.delete.title', { name })} title=${t('teams.delete')} @click=${() => this.#delete(team)}>${icon('trash')}</button></li>`;
  }

  render() {
    return html`<section class="block" aria-labelledby="teams"><h2 id="teams">${t('teams.title')}</h2><p class="hint">${t('teams.text')}</p>
      ${this.teams.length ? html`<ul class="members">${this.teams.map((each) => this.#row(each))}</ul>` : nothing}
      ${this.open === 'new' ? html`<div class="panel">${this.#form(null)}</div>` : html`<p class="below-list"><button type="button" class="button" @click=${() => (this.open = 'new')}>${icon('plus')}${t('teams.new')}</button></p>`}</section>`;
  }
}
customElements.define('organization-teams', OrganizationTeams);
