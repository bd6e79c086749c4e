import { html, nothing } from 'lit';
import { get, patch, post } from '../lib/api.js';
import { byName, t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { formFault } from '../parts/field.js';
import { toast, toastProblem } from '../parts/toast.js';

/** What a right can be given on at least: the server refuses others. */
const ON_TRACKS = ['program.edit'];
const ON_CONFERENCES = ['conferences.read', 'conferences.edit', 'conferences.delete', ...ON_TRACKS, 'program.import', 'program.release', 'program.publish', 'statistics.read', 'messages.send', 'tickets.manage', 'tickets.checkin', 'promotions.manage', 'promotions.read', 'live.moderate'];
const EVERYWHERE = [...ON_CONFERENCES, 'conferences.create', 'people.read', 'people.edit', 'audit.read', 'webhooks.manage'];

const nameOf = ({ profile, userId }) => profile?.displayName ?? userId;

/** A `team` of the organization at a `path`, null for a new one. Says `saved` or `cancelled`. */
class TeamForm extends PlainElement {
  static properties = {
    path: {}, team: {}, members: {}, conferences: {}, where: { state: true }, reaches: { state: true }, tracks: { state: true }, problem: { state: true }, busy: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.where = this.team?.everywhere ? 'everywhere' : 'conferences';
    this.reaches = new Map((this.team?.conferences ?? []).map(({ conferenceId, trackIds }) => [conferenceId, new Set(trackIds)]));
    this.tracks = new Map();
    this.reaches.forEach((chosen, id) => this.#loadTracks(id));
  }

  /** What is not approved has no program yet. */
  async #loadTracks(id) {
    if (!this.conferences.find((each) => each.id === id)?.approvedAt) return;
    try {
      const { items } = await get(`/conferences/${id}/tracks`);
      this.tracks = new Map(this.tracks).set(id, items);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #choose(id, isChosen) {
    const reaches = new Map(this.reaches);
    if (isChosen) reaches.set(id, new Set());
    else reaches.delete(id);
    this.reaches = reaches;
    if (isChosen && !this.tracks.has(id)) this.#loadTracks(id);
  }

  #limit(id, trackId, isChosen) {
    const chosen = new Set(this.reaches.get(id));
    if (isChosen) chosen.add(trackId);
    else chosen.delete(trackId);
    this.reaches = new Map(this.reaches).set(id, chosen);
  }

  get #possible() {
    if (this.where === 'everywhere') return EVERYWHERE;
    return [...this.reaches.values()].some(({ size }) => size) ? ON_TRACKS : ON_CONFERENCES;
  }

  #save = async (event) => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target);
    const everywhere = this.where === 'everywhere';
    const conferences = everywhere ? [] : [...this.reaches].map(([conferenceId, chosen]) => ({ conferenceId, trackIds: [...chosen] }));
    const wanted = { name: data.get('name').trim(), rights: data.getAll('rights'), everywhere, conferences, members: data.getAll('members') };
    this.busy = true;
    try {
      const { id, version } = this.team ?? {};
      await (id ? patch(`${this.path}/teams/${id}`, wanted, `"${version}"`) : post(`${this.path}/teams`, wanted));
      toast({ text: t('teams.saved', { name: wanted.name }) });
      this.dispatchEvent(new Event('saved'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  #conference({ id, title }) {
    const chosen = this.reaches.get(id);
    const tracks = chosen ? this.tracks.get(id) ?? [] : [];
    return html`<label class="field check"><input type="checkbox" .checked=${Boolean(chosen)} @change=${({ target }) => this.#choose(id, target.checked)}><span>${title}</span></label>
      ${tracks.length ? html`<fieldset class="scopes columns inner"><legend>${t('teams.tracks')}</legend>${tracks.map((track) => html`<label class="field check">
        <input type="checkbox" .checked=${chosen.has(track.id)} @change=${({ target }) => this.#limit(id, track.id, target.checked)}><span>${track.name}</span></label>`)}</fieldset>` : nothing}`;
  }

  #where() {
    const way = (value) => html`<label class="field check"><input type="radio" name="where" value=${value} .checked=${this.where === value} @change=${() => (this.where = value)}><span>${t(`teams.where.${value}`)}</span></label>`;
    return html`<fieldset class="scopes"><legend>${t('teams.where')}</legend>${way('conferences')}
      ${this.where === 'conferences' ? html`<div class="inner">${this.conferences.map((each) => this.#conference(each))}</div>` : nothing}${way('everywhere')}</fieldset>`;
  }

  #right(right) {
    return html`<label class="field check"><input type="checkbox" name="rights" value=${right} ?checked=${this.team?.rights.includes(right)}><span>${t(`right.${right}`)}<small><code>${right}</code></small></span></label>`;
  }

  #member(member) {
    return html`<label class="field check"><input type="checkbox" name="members" value=${member.userId} ?checked=${this.team?.members.includes(member.userId)}><span>${nameOf(member)}</span></label>`;
  }

  render() {
    const { problem } = this;
    // Other forms of the page have a name as well: labels hold their inputs, nothing has an id.
    const sorted = [...this.members].sort((one, other) => byName(nameOf(one), nameOf(other)));
    const fault = problem?.fault('name') ?? problem?.fault('rights') ?? problem?.fault('conferences') ?? problem?.fault('members');
    return html`<form class="team-form" @submit=${this.#save}>${formFault(problem, fault)}
      <label class="field">${t('teams.name')}<input name="name" required maxlength="100" pattern=".*\\S.*" .value=${this.team?.name ?? ''}></label>
      ${this.#where()}
      <fieldset class="scopes columns"><legend>${t('teams.rights')}</legend>${this.#possible.map((each) => this.#right(each))}</fieldset>
      <fieldset class="scopes columns"><legend>${t('members.title')}</legend>${sorted.map((each) => this.#member(each))}</fieldset>
      <p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('teams.save')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new Event('cancelled'))}>${t('confirm.cancel')}</button></p></form>`;
  }
}
customElements.define('team-form', TeamForm);
