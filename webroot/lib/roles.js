import { get } from './api.js';
import { Cell } from './cell.js';
import { followProfile } from './language.js';
import { seesDrafts, user } from './session.js';

/** The roles of who is signed in, by organization; null until they are known. They decide what is offered, never what is allowed. */
export const memberships = new Cell(null);

/** Organizations that give no rights until the account asks for a second factor. */
export const closed = new Cell([]);

/** Until somebody who could not be asked is asked once more: nobody is told meanwhile that they have no role. */
const AGAIN_MILLIS = 5_000;

let whose;

async function load(account) {
  if (account?.id !== whose) [memberships.value, closed.value] = [null, []];
  whose = account?.id;
  if (!account) return;
  const me = await get('/me').catch(() => null);
  if (user.value !== account) return;
  if (!me) {
    setTimeout(() => user.value === account && load(account), AGAIN_MILLIS);
    return;
  }
  memberships.value = me.memberships;
  closed.value = me.closed ?? [];
  seesDrafts.value = account.admin || me.memberships.length ? 'yes' : null;
  followProfile(me.profile.locale);
}
/** What the roles are changed by is done here, and not waited for. */
export const renewRoles = () => load(user.value);

user.watch(load);
load(user.value);

export const isAdmin = () => Boolean(user.value?.admin);

/** Whether rights on a conference wait for a second factor. */
export const isClosed = ({ organizationId }) => closed.value.includes(organizationId);

const membershipIn = (conference) => memberships.value?.find((each) => each.organizationId === conference.organizationId);

/** Whatever their role. @param {{ organizationId: string }} conference */
export const isMember = (conference) => Boolean(membershipIn(conference));

const roleIn = (conference) => membershipIn(conference)?.role;

/** Whether a team gives a right on the conference or some of its tracks; without a conference, everywhere. */
const isGranted = (conference, right) =>
  Boolean(membershipIn(conference)?.grants?.some(({ rights, conferenceId }) => rights.includes(right) && (!conferenceId || conferenceId === conference.id)));

const isOrganizer = (role) => ['OWNER', 'ORGANIZER'].includes(role);

/** @param {{ organizationId: string } | null} conference */
export const mayOrganize = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'program.edit'));

/** Who decides what is sold, and sees who has it. @param {{ organizationId: string } | null} conference */
export const maySell = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'tickets.manage'));

/** Who stands at its doors. @param {{ organizationId: string } | null} conference */
export const mayCheckIn = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'tickets.checkin'));

/** Who decides what the audience asks and writes, and when polls are open. @param {{ organizationId: string } | null} conference */
export const mayModerate = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'live.moderate'));

/** Who decides who sponsors it and what they show. @param {{ organizationId: string } | null} conference */
export const mayPromote = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'promotions.manage'));

/** Who sees how advertisements do. @param {{ organizationId: string } | null} conference */
export const maySeePromotions = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || roleIn(conference) === 'STAFF' || isGranted(conference, 'promotions.read'));

/** Where on a conference somebody works first, below its address; undefined where they do not. */
export const workplaceOn = (conference) => (mayOrganize(conference) ? 'organize' : maySell(conference) ? 'organize/tickets' : mayCheckIn(conference) ? 'check-in' : mayModerate(conference) ? 'organize/live' : maySeePromotions(conference) ? 'organize/sponsors' : undefined);

const mayAddTo = ({ organizationId }) => isAdmin() || isOrganizer(roleIn({ organizationId })) || isGranted({ organizationId }, 'conferences.create');

/** The organizations, among some, that a conference may be added to. */
export const toAddTo = (organizations) => organizations.filter(({ id }) => mayAddTo({ organizationId: id }));

/** Whether there is an organization to add a conference to; undefined until that is known. */
export const mayAddConferences = () => isAdmin() || memberships.value?.some(mayAddTo);

/** Owners decide about the organization itself. @param {{ organizationId: string }} conference */
export const owns = (conference) => isAdmin() || roleIn(conference) === 'OWNER';

/** Who makes the draft of its program public. @param {{ organizationId: string } | null} conference */
export const mayRelease = (conference) => Boolean(conference) && (isAdmin() || isOrganizer(roleIn(conference)) || isGranted(conference, 'program.release'));

/** Who says when a conference is there for everybody, and when it is over. */
export const mayPublish = (conference) => owns(conference) || isGranted(conference, 'program.publish');

export const maySeeAudit = ({ organizationId }) => owns({ organizationId }) || isGranted({ organizationId }, 'audit.read');
