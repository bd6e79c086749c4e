import { html, nothing } from 'lit';
import { hue, initials } from './bits.js';
import { vars } from './element.js';

/** One that nobody has seen before is fetched from elsewhere, which takes a moment. */
const AGAIN = 4000;

const shown = ({ target }) => target.classList.add('shown');

function failed({ target }) {
  const { src } = target;
  target.classList.remove('shown');
  if (target.dataset.failed === src) return;
  target.dataset.failed = src;
  setTimeout(() => target.isConnected && target.src === src && (target.src = src), AGAIN);
}

/** From our own server: others must not learn who reads here. Those of a draft need a token, which a picture cannot send. */
const picture = (conference, path, size, name, loading = 'eager') => conference.status === 'DRAFT' ? nothing : html`<img class=${name} alt="" loading=${loading} decoding="async"
  src="/api/v1/conferences/${conference.slug}${path}/picture?size=${size}" @load=${shown} @error=${failed}>`;

/** The face of a speaker; initials until it is there, or if there is none. */
export const portrait = (speaker, conference, kind = '') => html`<span class="avatar ${kind}" aria-hidden="true" ${vars({ '--hue': hue(speaker.name) })}>
  ${initials(speaker.name)}${speaker.picture || speaker.avatarUrl ? picture(conference, `/speakers/${speaker.id}`, kind === 'huge' ? 192 : 96, 'face', 'lazy') : nothing}</span>`;

export const sessionLogo = (session, conference) => (session.logo ? picture(conference, `/sessions/${session.id}`, 384, 'session-logo') : nothing);

const unseen = ({ target }) => (target.hidden = true);

/** Of a sponsor, whose name stands beside it; a light ground makes it readable in any scheme. */
export const sponsorLogo = (slug, { id, logo }) => (logo ? html`<img class="sponsor-logo" alt="" loading="lazy" decoding="async" src="/api/v1/conferences/${slug}/sponsors/${id}/logo?logo=${logo}" @error=${unseen}>` : nothing);

/** Of an advertisement. There is room for it before it is there, so nothing moves; on a light ground, as logos are. @param picture `src` where it is none of the server's yet */
export const advertisementPicture = (slug, { id, picture: { name, width, height, alt, src } }) => html`<img class="billboard-picture" alt=${alt} width=${width} height=${height} decoding="async" ${vars({ '--w': width, '--h': height })}
  src=${src ?? `/api/v1/conferences/${slug}/promotions/${id}/picture?picture=${name}`}>`;

/** @param size pixels */
export const conferenceLogo = (conference, size) => (conference.logoUrl ? picture(conference, '', size, 'conference-logo') : nothing);
