/* All conferences, the running ones and those that have ended. */
import {h} from './dom.js';
import {diagramLink, number} from './marks.js';
import {addressOf, changeOf, deskOf} from './places.js';
import {ask} from '/forms/shared/server.js';

const COLUMNS = ['Hội nghị', 'Tình trạng', 'Hạn tiếp theo', 'Nhiệm vụ đã xong', 'Quá hạn', 'Đơn vị đã đăng ký', 'Điểm cầu', 'Đại biểu'];

/** The page that lists them. */
export function conferences() {
  let all;
  const view = () => {
    const running = all.filter(({over}) => !over).reverse();
    const ended = all.filter(({over}) => over);
    return h('div', {'data-key': 'conferences'},
      h('p', {class: 'dc-tools'}, h('a', {class: 'dc-button', href: deskOf()}, 'Lập Hội nghị mới')),
      table('Hội nghị đang chuẩn bị', running, 'Không có Hội nghị nào đang chuẩn bị.'),
      table('Hội nghị đã kết thúc, đã hủy', ended, 'Chưa có Hội nghị nào kết thúc.'));
  };
  return {load: async () => { all = await ask('/api/boards'); }, view};
}

/** A card for each conference that is being prepared. */
export function cards() {
  let running;
  const view = () => h('div', {'data-key': 'cards'},
    h('div', {class: 'dc-cards'}, running.map(card)),
    h('p', {class: 'dc-note'}, running.length === 0 && 'Không có Hội nghị nào đang chuẩn bị. ',
      h('a', {href: '#/diemcau'}, 'Mọi Hội nghị, cả đã kết thúc'), ' · ', h('a', {href: deskOf()}, 'Lập Hội nghị mới')));
  return {load: async () => { running = (await ask('/api/boards?over=false')).reverse(); }, view};
}

function card(one) {
  return h('section', {class: 'dc-card', 'data-key': one.id},
    h('h4', null, h('a', {href: addressOf(one.id)}, one.title)),
    h('p', null, next(one)),
    h('ul', {class: 'dc-facts'},
      h('li', null, h('b', null, `${number(one.done)}/${number(one.duties)}`), ' nhiệm vụ đã xong'),
      h('li', {class: one.overdue > 0 ? 'dc-warn' : ''}, h('b', null, number(one.overdue)), ' quá hạn'),
      one.registration && h('li', null, h('b', null, `${number(one.registered)}/${number(one.units)}`), ' đơn vị đã đăng ký'),
      (one.registration || one.sites > 0) && h('li', null, h('b', null, number(one.sites)), ' điểm cầu',
        one.registration && [', ', h('b', null, number(one.delegates)), ' đại biểu']),
      one.undelivered > 0 && h('li', {class: 'dc-warn'}, h('b', null, number(one.undelivered)), ' thư không gửi được')),
    h('p', null, h('a', {class: 'dc-button', href: addressOf(one.id)}, 'Xem mức sẵn sàng'), ' ', one.process && diagramLink(one.process),
      h('a', {class: 'dc-to-diagram', href: changeOf(one.id)}, 'Sửa, dời, hủy')));
}

function table(name, all, none) {
  return h('section', {'data-key': name},
    h('h4', null, name),
    all.length === 0
      ? h('p', {class: 'dc-note'}, none)
      : h('table', {class: 'dc-table'},
        h('caption', {class: 'dc-only-read'}, name),
        h('thead', null, h('tr', null, COLUMNS.map(column => h('th', {scope: 'col'}, column)))),
        h('tbody', null, all.map(one => h('tr', {'data-key': one.id, class: one.overdue > 0 ? 'dc-bad' : ''},
          h('th', {scope: 'row', 'data-label': 'Hội nghị'}, h('a', {href: addressOf(one.id)}, one.title),
            h('small', null, `Khai mạc ${one.start.text}`)),
          h('td', {'data-label': 'Tình trạng'}, one.statusText,
            one.undelivered > 0 && h('div', {class: 'dc-warn'}, `${number(one.undelivered)} thư không gửi được`)),
          h('td', {'data-label': 'Hạn tiếp theo'}, next(one)),
          h('td', {'data-label': 'Nhiệm vụ đã xong', class: 'dc-number'}, `${number(one.done)}/${number(one.duties)}`),
          h('td', {'data-label': 'Quá hạn', class: 'dc-number'}, number(one.overdue)),
          h('td', {'data-label': 'Đơn vị đã đăng ký', class: 'dc-number'}, one.registration && `${number(one.registered)}/${number(one.units)}`),
          h('td', {'data-label': 'Điểm cầu', class: 'dc-number'}, (one.registration || one.sites > 0) && number(one.sites)),
          h('td', {'data-label': 'Đại biểu', class: 'dc-number'}, one.registration && number(one.delegates)))))));
}

function next({next: hour, statusText}) {
  return hour ? [h('b', null, `Còn ${hour.length}`), `: ${hour.words}`, h('small', null, hour.at.text)] : statusText;
}
