/* What will be sent, to whom and when, if nobody does anything. */
import {h} from './dom.js';
import {ask} from './server.js';

const COLUMNS = ['Giờ', 'Người nhận', 'Thư', 'Về việc'];

export function future({root, unit}) {
  let planned;
  return {
    load: async () => {
      const all = await ask(`${root}/future`);
      planned = unit ? all.filter(mail => mail.agency === unit) : all;
    },
    view: () => planned && h('div', {'data-key': 'future'},
      h('p', {class: 'dc-note'}, planned.length === 0
        ? 'Không còn thư nào sẽ gửi theo lịch.'
        : `${planned.length} thư sẽ gửi nếu từ nay không ai làm gì thêm; việc nào xong thì thư về việc đó không gửi nữa.`),
      planned.length > 0 && h('table', {class: 'dc-table'},
        h('thead', null, h('tr', null, COLUMNS.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', null, planned.map(mail => h('tr', null,
          h('td', {'data-label': 'Giờ', class: 'dc-hour'}, mail.at.text),
          h('td', {'data-label': 'Người nhận'}, mail.post, h('small', null, mail.address)),
          h('td', {'data-label': 'Thư'}, mail.kindText, mail.level > 0 && h('small', null, `mức ${mail.level}`)),
          h('td', {'data-label': 'Về việc'}, mail.about.map(line => h('div', null, line)))))))),
  };
}
