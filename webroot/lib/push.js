import { get, post, remove } from './api.js';
import { Cell, kept } from './cell.js';
import { isSubscribedWith } from './push-key.js';
import { departure, user } from './session.js';

/** What this browser does: `on`, `off`, `denied` by its user, or `never` where it cannot. Null until that is known. */
export const push = new Cell(null);

/** Who asked for it here, and as which device: whoever signs in next has not. */
const asked = kept('plenary.push', null);

const isAble = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** The devices of the caller, this one marked, and whether anything is sent to them at all. */
export async function pushAccess() {
  const { devices, ...access } = await get('/me/push');
  return { ...access, devices: devices.map((device) => ({ ...device, isThis: device.id === asked.value?.device })) };
}

/** What is there from before goes on for who asked for it, and ends for everybody else. */
export async function findPush() {
  if (!isAble) return void (push.value = 'never');
  const subscription = await current();
  if (subscription && asked.value?.user === user.value?.id) await renew(subscription);
  else if (subscription && user.value) await subscription.unsubscribe();
  push.value = await state();
}

/** The key of the server may have been remade, and then nothing reaches what was subscribed with the one before. */
async function renew(subscription) {
  const { publicKey } = await get('/me/push');
  if (isSubscribedWith(publicKey, subscription.options.applicationServerKey)) return send(subscription);
  await forget(asked.value.device);
  return subscribe(publicKey);
}

async function subscribe(publicKey) {
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  await send(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
}

async function state() {
  if (Notification.permission === 'denied') return 'denied';
  return asked.value && (await current()) ? 'on' : 'off';
}

const current = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

/** Asks the user where that has not been done: only after a click. */
export async function turnPushOn() {
  if ((await Notification.requestPermission()) === 'granted') {
    await subscribe((await get('/me/push')).publicKey);
  }
  push.value = await state();
}

async function send(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const { id } = await post('/me/push/devices', { endpoint, p256dh: keys.p256dh, auth: keys.auth });
  asked.value = { user: user.value.id, device: id };
}

export async function turnPushOff() {
  const { device } = asked.value ?? {};
  asked.value = null;
  await (await current())?.unsubscribe();
  if (device) await forget(device);
  push.value = await state();
}

/** One that may be elsewhere. */
export const forgetDevice = (id) => (id === asked.value?.device ? turnPushOff() : forget(id));

/** The server may have forgotten it itself. */
async function forget(id) {
  try {
    await remove(`/me/push/devices/${id}`);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
}

/** The server forgets the device with the sign-in; the browser need not be woken any more. */
async function leave() {
  if (!departure.value || !isAble) return;
  asked.value = null;
  await (await current())?.unsubscribe();
  push.value = await state();
}
departure.watch(() => leave().catch(() => {}));
