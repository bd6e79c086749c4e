import { html, nothing } from 'lit';
import { Watch, kept } from '../lib/cell.js';
import { refusal } from '../lib/commands.js';
import { degraded } from '../lib/degraded.js';
import { number, t } from '../lib/i18n.js';
import { idle } from '../lib/idle.js';
import { news } from '../lib/news.js';
import { isOn } from '../lib/program.js';
import { programOf } from '../lib/programs.js';
import { reach } from '../lib/reach.js';
import { askBy, reasons } from '../lib/reasons.js';
import { closed, isAdmin, memberships, workplaceOn } from '../lib/roles.js';
import { place } from '../lib/router.js';
import { maySignIn, signInEnded, signInFor, user, userName } from '../lib/session.js';
import { askShop, sells, shops } from '../lib/shops.js';
import { dateRange, now } from '../lib/time.js';
import { unread } from '../lib/unread.js';
import { isBare } from './bare.js';
import { archivedBadge, avatar } from './bits.js';
import { elementOf } from './element-of.js';
import { PlainElement } from './element.js';
import { icon, logo } from './icons.js';
import { languageSelect } from './language.js';
import { conferenceLogo } from './pictures.js';
import { keepScrolled } from './scrolled.js';
import { takeOver } from './take-over.js';
import { toast } from './toast.js';
import { keepUpToDate } from './updates.js';

const theme = kept('plenary.theme', null);
const darkDevice = matchMedia('(prefers-color-scheme: dark)');
/** The conference the user was at last: where the navigation leads outside of one. */
const lastSlug = kept('plenary.conference', null);
/** Pages of the platform as a whole, which belong to no conference. */
const PLATFORM = /^(home|admin|profile|sign-in|provider|inbox|unsubscribe|no-advertisements|forgot-password|reset-password|confirm-email|stage|screen)-/;

class App extends PlainElement {
  watch = new Watch(this, place, user, userName, memberships, closed, theme, reach, degraded, news, reasons, shops, signInEnded, unread);
  #stop = null;
  #stopChanges = null;

  connectedCallback() {
    super.connectedCallback();
    place.watch(() => this.#arrive());
    refusal.watch(toast);
    askBy(async () => (await import('./reason.js')).askForReason());
    now.watch(() => this.#tick());
    darkDevice.addEventListener('change', () => this.requestUpdate());
    this.#follow();
    this.shownPath = place.value.path;
    place.value.load();
  }

  get slug() {
    const { tag, params, query } = place.value;
    if (PLATFORM.test(tag)) return null;
    return params.slug ?? query.get('conference') ?? lastSlug.value;
  }

  /** The header shows the conference whose pages these are. */
  #follow() {
    const { slug } = this;
    if (slug === this.followed) return;
    this.#stop?.();
    this.followed = slug;
    if (slug) this.#stop = programOf(slug).watch(() => this.#paint());
    this.#followChanges(slug);
    this.#paint();
  }

  /** Nobody waits for what has changed, nor for what can be read without a connection. */
  async #followChanges(slug) {
    this.#stopChanges?.();
    this.#stopChanges = null;
    await idle();
    const [{ followChanges }, { keepTexts }] = await Promise.all([import('../lib/changes.js'), import('../lib/texts.js')]);
    keepTexts(this.followed);
    if (slug === this.followed) askShop(slug);
    if (slug && slug === this.followed) this.#stopChanges ??= followChanges(slug);
  }

  #paint() {
    const { program, part, problem } = this.slug ? programOf(this.slug).value : {};
    if (program && place.value.params.slug) lastSlug.value = program.conference.slug;
    if (problem?.status === 404 && lastSlug.value === this.slug) lastSlug.value = null;
    this.conference = (program ?? part)?.conference ?? null;
    this.isOn = Boolean(program && isOn(program, now.value));
    const root = document.documentElement.style;
    const { primary, accent } = this.conference?.colors ?? {};
    primary ? root.setProperty('--brand-source', primary) : root.removeProperty('--brand-source');
    accent ? root.setProperty('--accent-source', accent) : root.removeProperty('--accent-source');
    this.requestUpdate();
  }

  /** On days of the conference the navigation leads to what runs now. */
  #tick() {
    const { program } = this.slug ? programOf(this.slug).value : {};
    if (program && isOn(program, now.value) !== this.isOn) this.#paint();
  }

  #arrive() {
    const { path, load } = place.value;
    load();
    this.#follow();
    if (path === this.shownPath) return;
    this.shownPath = path;
    this.updateComplete.then(() => this.querySelector('main')?.focus({ preventScroll: true }));
  }

  #links() {
    const slug = this.slug && programOf(this.slug).value.problem?.status !== 404 ? this.slug : null;
    const own = slug ? `?conference=${encodeURIComponent(slug)}` : '';
    const links = [['/agenda' + own, 'nav.agenda', 'star']];
    if (slug) {
      links.unshift([`/c/${slug}/schedule`, 'nav.schedule', 'calendar']);
      if (this.isOn) links.unshift([`/c/${slug}/now`, 'nav.now', 'live']);
      links.push([`/c/${slug}/speakers`, 'nav.speakers', 'mic']);
    } else {
      links.unshift(['/', 'nav.conferences', 'calendar']);
    }
    if (slug && sells(slug)) links.push([`/c/${slug}/tickets`, 'nav.tickets', 'tag']);
    return [...links, ['/notes' + own, 'nav.notes', 'note']];
  }

  #link([href, key, symbol]) {
    const path = href.split('?')[0];
    const here = place.value.path;
    const inside = path !== '/' && (here === path || here.startsWith(`${path}/`) || belongsTo(path, here));
    return html`<a href=${href} aria-current=${inside || here === path ? 'page' : nothing}>${icon(symbol)}<span>${t(key)}</span></a>`;
  }

  #brand() {
    const { conference } = this;
    if (!conference) return html`<a class="brand" href="/">${logo()}<span class="brand-text"><b>Plenary</b><small>${t('app.claim')}</small></span></a>`;
    const where = [conference.city ?? conference.venue, dateRange(conference.startDate, conference.endDate)].filter(Boolean).join(' · ');
    return html`<a class="home" href="/" aria-label=${t('nav.conferences')}>${logo()}</a>
      <a class="brand" href="/c/${conference.slug}">${conferenceLogo(conference, 96)}<span class="brand-text"><b>${conference.title}</b><small>${archivedBadge(conference)} ${where}</small></span></a>`;
  }

  #tools() {
    const dark = theme.value ? theme.value === 'dark' : darkDevice.matches;
    const name = user.value?.displayName ?? userName.value;
    const { path } = place.value;
    const work = workplaceOn(this.conference);
    const workplace = (href, text, symbol) => html`<a class="pill workplace" href=${href} aria-current=${path.startsWith(href) ? 'page' : nothing}
      aria-label=${text}>${icon(symbol)}<span>${text}</span></a>`;
    return html`<div class="tools">
      ${work ? workplace(`/c/${this.conference.slug}/${work}`, t('nav.organize'), 'edit') : nothing}
      ${isAdmin() ? workplace('/admin', t('nav.admin'), 'gauge') : nothing}
      ${reach.value === 'yes' ? nothing : html`<span class="pill offline" role="status">${icon(reach.value === 'no' ? 'warning' : 'offline')}<span>${t(`app.reach.${reach.value}`)}</span></span>`}
      ${reach.value === 'yes' && degraded.value.length ? this.#degraded() : nothing}
      ${this.#changes()}${name ? inboxLink(path) : nothing}
      ${name ? nothing : html`<label class="icon-button language">${icon('globe')}${languageSelect()}</label>`}
      <button type="button" class="icon-button" aria-label=${t(dark ? 'theme.light' : 'theme.dark')} @click=${() => paint(dark ? 'light' : 'dark')}>
        ${icon(dark ? 'sun' : 'moon')}</button>
      ${name
        ? html`<a class="me" href="/profile">${avatar(name, 'medium')}<span class="hidden">${t('nav.profile', { name })}</span></a>`
        : maySignIn() || place.value.tag === 'sign-in-page' ? nothing : html`<a class="button small" href=${signInFor(place.value.address)}>${t('sign-in')}</a>`}
    </div>`;
  }

  /** Calmly: what is shown stays, what is done here is sent later. */
  #degraded() {
    const parts = degraded.value.map((part) => t(`app.degraded.${part}`)).join(' ');
    return html`<span class="pill degraded" role="status" title=${parts}>${icon('warning')}<span>${t('app.degraded')}</span><b class="hidden">${parts}</b></span>`;
  }

  #changes() {
    const count = [...news.value.values()].filter(({ slug }) => slug === this.slug).length;
    if (count === 0) return nothing;
    return html`<a class="icon-button bell" href="/c/${this.slug}/changes" aria-label=${t('nav.changes', { count })}>${icon('bell')}<span aria-hidden="true">${number(count)}</span></a>`;
  }

  /** What is typed and starred meanwhile stays here and is sent after the next sign-in. */
  #ended() {
    return html`<div class="ended" role="status"><span>${t('sign-in.ended')}</span><a class="button small" href=${signInFor(place.value.address)}>${t('sign-in')}</a>
      <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => (signInEnded.value = null)}>${icon('close')}</button></div>`;
  }

  /** Rights that are gone without a word would look like a fault. */
  #asked() {
    return html`<div class="ended" role="status"><span>${t('factor.closed')}</span><a class="button small" href="/profile">${t('factor.closed.action')}</a></div>`;
  }

  #acting() {
    import('./reason.js');
    return html`<reason-bar></reason-bar>`;
  }

  #gone() {
    import('./account-gone.js');
    return html`<account-gone></account-gone>`;
  }

  render() {
    const links = this.#links();
    const tag = place.value.tag;
    if (isBare(tag)) return html`<main id="main" tabindex="-1" class=${tag}>${elementOf(tag)}</main><toast-region></toast-region>`;
    return html`<a class="skip" href="#main" @click=${(e) => (e.preventDefault(), this.querySelector('main').focus())}>${t('nav.skip')}</a>
      <header class="app-header">${this.#brand()}
        <nav class="top-nav" aria-label=${t('nav.main')}>${links.map((link) => this.#link(link))}</nav>${this.#tools()}</header>
      ${signInEnded.value === 'gone' ? this.#gone() : signInEnded.value && tag !== 'sign-in-page' ? this.#ended() : nothing}
      ${closed.value.length && tag !== 'profile-page' ? this.#asked() : nothing}
      ${Object.keys(reasons.value).length ? this.#acting() : nothing}
      <main id="main" tabindex="-1" class=${tag}>${elementOf(tag)}</main>
      <nav class="tab-bar" aria-label=${t('nav.main')}>${links.map((link) => this.#link(link))}</nav>
      <toast-region></toast-region>`;
  }
}

const inboxLink = (path) => html`<a class="icon-button counted" href="/inbox" aria-current=${path === '/inbox' ? 'page' : nothing}
  aria-label=${unread.value ? t('nav.inbox.unread', { count: unread.value }) : t('nav.inbox')}>${icon('mail')}${unread.value ? html`<span aria-hidden="true">${unread.value > 99 ? '99+' : number(unread.value)}</span>` : nothing}</a>`;

/** What is reached from a place of the navigation and has an address of its own. */
const BELOW = { schedule: ['sessions'], tickets: ['orders', 'add-ons'] };

function belongsTo(path, here) {
  const [, start, name] = /^(.*\/)([\w-]+)$/.exec(path) ?? [];
  return BELOW[name]?.some((below) => `${here}/`.startsWith(`${start}${below}/`)) ?? false;
}

function paint(value) {
  theme.value = value;
  document.documentElement.dataset.theme = value;
}

export async function start() {
  customElements.define('plenary-app', App);
  await takeOver(document.createElement('plenary-app'));
  document.documentElement.dataset.started = 'yes';
  dispatchEvent(new Event('plenary:started'));
  keepUpToDate();
  keepScrolled();
}
