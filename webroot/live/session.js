import './chat.js';
import './count.js';
import './facts.js';
import './polls.js';
import './presence.js';
import './questions.js';
import './side.js';
