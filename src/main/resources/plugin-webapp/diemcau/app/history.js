/* Who did what when in a conference, the latest first. */
import {h} from './dom.js';
import {ask} from '/forms/shared/server.js';

const NAMED = 4;
const TYPING_MS = 350;

export function history({conference, unit, paint}) {
  const root = `/api/conferences/${encodeURIComponent(conference)}/history`;
  let agency = unit ?? '';
  let group = '';
  let text = '';
  let from = 0;
  let page;
  let trouble = null;
  let typing;

  const filter = () => ({...(agency && {agency}), ...(group && {group}), ...(text && {text})});
  const query = () => new URLSearchParams({...filter(), from});
  const load = async () => {
    const asked = query();
    const found = await ask(`${root}?${asked}`);
    // The user may have turned the page or typed on in the meantime.
    if (`${asked}` === `${query()}`) page = found;
  };
  const choose = async change => {
    change();
    try {
      await load();
      trouble = null;
    } catch (problem) {
      trouble = problem.message;
    }
    paint();
  };
  const narrow = change => choose(() => {
    change();
    from = 0;
  });
  const search = ({target}) => {
    clearTimeout(typing);
    typing = setTimeout(() => narrow(() => { text = target.value.trim(); }), TYPING_MS);
  };

  const view = () => h('div', {'data-key': 'history'},
    h('div', {class: 'dc-tools', role: 'search'},
      !unit && h('label', null, 'Cơ quan ',
        h('select', {name: 'agency', onchange: event => narrow(() => { agency = event.target.value; })},
          h('option', {value: ''}, 'Tất cả'),
          page.agencies.map(({code, name}) => h('option', {value: code, selected: code === agency}, name)))),
      h('label', null, 'Loại việc ',
        h('select', {name: 'group', onchange: event => narrow(() => { group = event.target.value; })},
          h('option', {value: ''}, 'Tất cả'),
          page.groups.map(each => h('option', {value: each.group, selected: each.group === group}, each.text)))),
      h('label', null, 'Tìm ', h('input', {type: 'search', maxlength: 200, placeholder: 'nội dung, lý do, cơ quan', oninput: search})),
      h('a', {class: 'dc-button', href: `${root}.xlsx?${new URLSearchParams(filter())}`, download: ''}, 'Tải nhật ký (Excel)'),
      pager()),
    trouble && h('p', {class: 'dc-trouble', role: 'alert', 'data-key': 'trouble'}, trouble),
    page.acts.length === 0
      ? h('p', {class: 'dc-note', role: 'status', 'data-key': 'none'}, 'Không có việc nào.')
      : days(page.acts));

  const pager = () => h('div', {class: 'dc-pager'},
    h('span', {role: 'status'}, page.total > page.acts.length
      ? `Việc ${number(page.from + 1)}–${number(page.from + page.acts.length)} trong ${number(page.total)}, mới nhất trước `
      : `${number(page.total)} việc`),
    page.total > page.pageSize && [
      h('button', {type: 'button', class: 'dc-small', disabled: page.from === 0,
        onclick: () => choose(() => { from = Math.max(0, from - page.pageSize); })}, 'Mới hơn'),
      h('button', {type: 'button', class: 'dc-small', disabled: page.from + page.acts.length >= page.total,
        onclick: () => choose(() => { from += page.pageSize; })}, 'Cũ hơn')]);

  return {load, view};
}

function days(acts) {
  const all = new Map();
  acts.forEach(act => all.set(act.day, [...(all.get(act.day) ?? []), act]));
  return [...all].map(([day, those]) => h('section', {class: 'dc-day', 'data-key': day},
    h('h4', null, day.charAt(0).toUpperCase() + day.slice(1)),
    h('ol', {class: 'dc-journal'}, those.map(act => h('li', {'data-key': `act-${act.id}`},
      h('span', {class: 'dc-hour'}, act.hour),
      h('div', null,
        h('b', null, act.who), ` ${act.words}`,
        act.reason && h('small', null, `Lý do, nội dung: ${act.reason}`),
        concerned(act),
        act.person && h('small', null, act.person, act.address && `, từ ${act.address}`)))))));
}

/** The agencies that the sentence does not name. */
function concerned({words, agencies}) {
  const others = agencies.filter(name => !words.includes(name));
  if (others.length === 0) return null;
  if (others.length <= NAMED) return h('small', null, `Nơi liên quan: ${others.join(', ')}`);
  return h('details', null, h('summary', null, `Nơi liên quan: ${others.length} cơ quan, đơn vị`),
    h('small', null, others.join(', ')));
}

function number(n) {
  return n.toLocaleString('vi-VN');
}
