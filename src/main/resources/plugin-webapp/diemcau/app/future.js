/* The mails that will be sent if nobody acts. */
import {h} from './dom.js';
import {ask} from '/forms/shared/server.js';

const COLUMNS = ['Giờ', 'Người nhận', 'Thư', 'Về việc'];
const ROWS = 300;
const MATTERS = 3;

export function future({root, unit}) {
  let coming;
  const ours = ({agency}) => !unit || agency === unit;

  const view = () => {
    if (!coming) return null;
    const mails = coming.mails.filter(ours);
    const promises = coming.promises.filter(ours);
    return h('div', {'data-key': 'future'},
      promises.length > 0 && h('section', null, h('h4', null, 'Đang hẹn'),
        h('ul', null, promises.map(({agencyName, duty, until}) =>
          h('li', null, `${agencyName} – ${duty}: hẹn gửi lúc ${until.text}; đến lúc đó chưa nhắc.`)))),
      h('p', {class: 'dc-note'}, mails.length === 0
        ? 'Không còn thư nào sẽ gửi theo lịch.'
        : `${mails.length.toLocaleString('vi-VN')} thư sẽ gửi đến giờ khai mạc nếu từ nay không ai làm gì thêm; `
          + 'nhiệm vụ nào hoàn thành thì không nhắc nữa.',
      mails.length > ROWS && ` Dưới đây là ${ROWS} thư đầu.`),
      mails.length > 0 && h('table', {class: 'dc-table'},
        h('thead', null, h('tr', null, COLUMNS.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', null, mails.slice(0, ROWS).map(mail => h('tr', {'data-key': `${mail.at.at} ${mail.address} ${mail.kind}`},
          h('td', {'data-label': 'Giờ', class: 'dc-hour'}, mail.at.text),
          h('td', {'data-label': 'Người nhận'}, mail.post, h('small', null, mail.address)),
          h('td', {'data-label': 'Thư'}, mail.kindText, mail.level > 0 && h('small', null, `cấp ${mail.level}`)),
          h('td', {'data-label': 'Về việc'}, matters(mail.about)))))));
  };

  return {
    load: async () => { coming = await ask(`${root}/future`); },
    view,
  };
}

/** The first few duties of a mail; the others on demand. */
export function matters(about) {
  if (about.length === 0) return 'Hội nghị';
  const rest = about.slice(MATTERS);
  return [
    about.slice(0, MATTERS).map(line => h('div', null, line)),
    rest.length > 0 && h('details', null, h('summary', null, `và ${rest.length} việc nữa`), rest.map(line => h('div', null, line))),
  ];
}
