import attendees from './attendees.de.js';
import badges from './badges.de.js';
import orders from './orders.de.js';
import shop from './shop.de.js';

export default {
  ...attendees,
  ...badges,
  ...orders,
  ...shop,
};
