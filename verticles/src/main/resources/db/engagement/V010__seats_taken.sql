-- How many seats of the room are taken, in steps, as somebody sees it who looks into it.
alter table live_states add column seats text check (seats in ('FREE', 'HALF', 'FEW', 'FULL'));
