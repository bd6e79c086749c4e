import attendees from './attendees.en.js';
import badges from './badges.en.js';
import orders from './orders.en.js';
import shop from './shop.en.js';

export default {
  ...attendees,
  ...badges,
  ...orders,
  ...shop,
};
