import { all, get } from '../../lib/api.js';
import { saveFile } from '../../lib/files.js';
import { answerWords } from '../../lib/questions.js';
import { csv } from '../../workspace/csv.js';

/** What goes with each ticket, of whatever order it is. */
const addOnsOf = (orders) => Map.groupBy(orders.flatMap(({ tickets }) => tickets).filter(({ parentId, state }) => parentId && state !== 'RELEASED'), ({ parentId }) => parentId);

/** Those for whom tickets are, a line each, with a column for each question. @param {string} path of the conference */
export async function saveAttendees({ slug }, path) {
  const [orders, questions, answers] = await Promise.all([all(`${path}/orders`), get(`${path}/questions`).then((list) => list.items), all(`${path}/answers`)]);
  const byTicket = new Map(answers.map((one) => [one.ticketId, one.answers]));
  const addOns = addOnsOf(orders);
  const columns = ['order', 'orderState', 'ticketType', 'ticketState', 'name', 'email', 'addOns', ...questions.map(({ label }) => label)];
  const line = (order, ticket) => {
    const given = byTicket.get(ticket.id) ?? {};
    return [order.code, order.state, ticket.typeName, ticket.state, ticket.attendeeName, ticket.attendeeEmail, (addOns.get(ticket.id) ?? []).map(({ typeName }) => typeName).join('; '), ...questions.map((question) => (given[question.id] ? answerWords(question, given[question.id]) : ''))];
  };
  const rows = orders.flatMap((order) => order.tickets.filter(({ state, parentId }) => state !== 'RELEASED' && !parentId).map((ticket) => line(order, ticket)));
  saveFile(csv([columns, ...rows]), `${slug}-attendees.csv`);
}
