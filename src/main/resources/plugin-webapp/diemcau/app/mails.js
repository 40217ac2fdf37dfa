/* The ledger: all mails of the conference with their content, and the resend of failed ones. */
import {h} from './dom.js';
import {future, matters} from './future.js';
import {said} from './said.js';
import {ask, send} from '/forms/shared/server.js';

/** The choice of another address than the directory's. */
const CORRECTED = 'corrected';

const COLUMNS = ['Giờ', 'Người nhận', 'Thư', 'Về việc', 'Tình trạng'];

export function mails({conference, unit, paint}) {
  const root = `/api/conferences/${encodeURIComponent(conference)}/mails`;
  const ahead = future({root, unit});
  let side = 'sent';
  let state = '';
  let agency = unit ?? '';
  let from = 0;
  let page;
  let whole = null;
  let answer = null;
  let correcting = false;

  const query = () => new URLSearchParams({...(state && {state}), ...(agency && {agency}), from});
  const load = async () => {
    if (side === 'future') return ahead.load();
    const asked = query();
    const opened = whole?.mail.id;
    const [found, letter] = await Promise.all([ask(`${root}?${asked}`), opened && ask(`/api/mails/${opened}`)]);
    // The user may have turned the page or opened another mail in the meantime.
    if (`${asked}` === `${query()}`) page = found;
    if (letter && whole?.mail.id === opened) whole = letter;
  };
  const attempt = async work => {
    try {
      await work();
    } catch (problem) {
      answer = {problems: problem.problems ?? [{place: '', message: problem.message}]};
    }
    paint();
  };
  const choose = change => attempt(async () => {
    change();
    whole = null;
    answer = null;
    correcting = false;
    await load();
  });
  const open = ({id}) => attempt(async () => {
    answer = null;
    correcting = false;
    whole = whole?.mail.id === id ? null : await ask(`/api/mails/${id}`);
  });
  const resend = event => attempt(async () => {
    event.preventDefault();
    answer = null;
    const form = new FormData(event.target);
    const {mail} = whole;
    const address = form.get('address');
    if (address === CORRECTED) {
      const email = form.get('email').trim();
      await send(`/api/agencies/${encodeURIComponent(mail.agency)}/contacts/${encodeURIComponent(mail.address)}`,
        {email}, 'PUT');
      correcting = false;
      answer = {done: `Đã sửa danh bạ; mọi thư chưa tới được ${mail.address} sẽ gửi tới ${email}.`};
    } else {
      await send(`/api/mails/${mail.id}/resending`, {address});
      answer = {done: `Đã xếp hàng gửi lại thư tới ${address}.`};
    }
    whole = null;
    await load();
  });

  const resendAll = () => attempt(async () => {
    answer = null;
    const {mails: resent} = await send(`${root}/resending`, {agency});
    answer = {done: resent ? `Đã xếp hàng gửi lại ${number(resent)} thư.` : 'Không còn thư nào gửi không thành công.'};
    whole = null;
    await load();
  });

  const correct = event => {
    correcting = event.target.value === CORRECTED;
    paint();
  };

  const view = () => h('div', {'data-key': 'mails'},
    h('div', {class: 'dc-tools'},
      h('div', {class: 'dc-choices', role: 'group', 'aria-label': 'Xem'},
        choice('Sổ thư', side === 'sent', () => choose(() => { side = 'sent'; })),
        choice('Sẽ gửi', side === 'future', () => choose(() => { side = 'future'; })))),
    page?.trouble && h('ul', {class: 'dc-problems', 'data-key': 'trouble'}, h('li', null, page.trouble)),
    side === 'future' ? ahead.view() : page && ledger());

  const ledger = () => h('div', {'data-key': 'ledger'},
    h('div', {class: 'dc-tools'},
      h('div', {class: 'dc-choices', role: 'group', 'aria-label': 'Tình trạng'},
        choice(`Tất cả (${sum(page.states)})`, state === '', () => choose(() => { state = ''; from = 0; })),
        page.states.filter(each => each.count || each.state === state).map(each => choice(
          `${each.text} (${number(each.count)})`, state === each.state,
          () => choose(() => { state = each.state; from = 0; }),
          each.state === 'FAILED' ? 'dc-bad' : ''))),
      !unit && h('label', null, 'Cơ quan ',
        h('select', {onchange: event => choose(() => { agency = event.target.value; from = 0; })},
          h('option', {value: ''}, 'Tất cả'),
          page.agencies.map(({code, name}) => h('option', {value: code, selected: code === agency}, name)))),
      failed() > 0 && h('button', {type: 'button', class: 'dc-button', onclick: resendAll,
        title: 'Mỗi thư được soạn lại theo tình hình lúc này; thư không còn cần nữa thì bỏ.'},
      `Gửi lại ${number(failed())} thư không gửi được`),
      pager()),
    !whole && said(answer),
    page.mails.length === 0
      ? h('p', {class: 'dc-note'}, 'Không có thư nào.')
      : h('table', {class: 'dc-table'},
        h('thead', null, h('tr', null, COLUMNS.map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', null, page.mails.map(mail => [row(mail), whole?.mail.id === mail.id && letter()]))));

  const failed = () => page.states.find(each => each.state === 'FAILED')?.count ?? 0;

  const pager = () => page.total > page.pageSize && h('div', {class: 'dc-pager'},
    h('span', null, `Thư ${number(page.from + 1)}–${number(page.from + page.mails.length)} trong ${number(page.total)}, mới nhất trước `),
    h('button', {type: 'button', class: 'dc-small', disabled: page.from === 0,
      onclick: () => choose(() => { from = Math.max(0, from - page.pageSize); })}, 'Mới hơn'),
    h('button', {type: 'button', class: 'dc-small', disabled: page.from + page.mails.length >= page.total,
      onclick: () => choose(() => { from += page.pageSize; })}, 'Cũ hơn'));

  const row = mail => h('tr', {'data-key': `mail-${mail.id}`, class: mail.state === 'FAILED' ? 'dc-bad' : ''},
    h('td', {'data-label': 'Giờ', class: 'dc-hour'}, mail.planned.text,
      mail.sent && mail.sent.text !== mail.planned.text && small(`gửi ${mail.sent.text}`)),
    h('td', {'data-label': 'Người nhận'}, mail.post || mail.agencyName, small(mail.address)),
    h('td', {'data-label': 'Thư'},
      h('button', {type: 'button', class: 'dc-link', 'aria-expanded': String(whole?.mail.id === mail.id), onclick: () => open(mail)},
        mail.subject ?? mail.kindText),
      small(mail.kindText, mail.level > 0 && `, cấp ${mail.level}`, mail.orderedBy && `, do ${mail.orderedBy} yêu cầu`)),
    h('td', {'data-label': 'Về việc'}, matters(mail.about)),
    h('td', {'data-label': 'Tình trạng'}, h('span', {class: `dc-state dc-${mail.state.toLowerCase()}`}, mail.stateText),
      mail.next && mail.attempts > 0 && small(`lúc ${mail.next.text}`),
      mail.attempts > 1 && small(`${mail.attempts} lần gửi`),
      mail.error && h('div', {class: 'dc-error'}, mail.error),
      mail.redirected && small(`${mail.redirected.by} sửa địa chỉ lúc ${mail.redirected.at.text}, trước là ${mail.redirected.from}`),
      mail.resentBy && small(`${mail.resentBy} cho gửi lại lúc ${mail.resent.text}`)));

  const letter = () => {
    const {mail, text, attachments, addresses} = whole;
    return h('tr', {'data-key': `letter-${mail.id}`, class: 'dc-opened'}, h('td', {colspan: COLUMNS.length},
      said(answer),
      mail.state === 'FAILED' && h('form', {class: 'dc-form', onsubmit: resend},
        h('label', null, 'Gửi lại tới ', h('select', {name: 'address', required: true, onchange: correct},
          addresses.map(({post, address}) =>
            h('option', {value: address, selected: address === mail.address}, `${post} – ${address}`)),
          isKnown(mail, addresses) && h('option', {value: CORRECTED}, 'Địa chỉ khác (sửa danh bạ)…'))),
        correcting && h('label', {'data-key': 'correcting'}, `Địa chỉ đúng thay cho ${mail.address} `,
          h('input', {type: 'email', name: 'email', required: true, maxlength: 254, autocomplete: 'off'})),
        h('button', {class: 'dc-button'}, correcting ? 'Sửa danh bạ và gửi lại' : 'Gửi lại'),
        small(correcting
          ? 'Địa chỉ đúng được ghi vào danh bạ; thư này, các thư khác chưa tới được và mọi thư sau này đều gửi tới đó. Chỉ ghi địa chỉ của cơ quan, không ghi của cá nhân.'
          : 'Chỉ gửi tới địa chỉ có trong danh bạ. Địa chỉ sai thì chọn “Địa chỉ khác” để sửa danh bạ rồi gửi lại.')),
      text === null
        ? h('p', {class: 'dc-note'}, 'Nội dung được soạn khi gửi, theo tình hình lúc đó.')
        : [
          attachments.length > 0 && h('p', {class: 'dc-files'}, 'Tệp kèm theo: ', attachments.map((name, i) => [i > 0 && ', ',
            h('a', {href: `/api/mails/${mail.id}/attachments/${i}`, download: name}, name)])),
          h('iframe', {class: 'dc-letter', sandbox: 'allow-popups allow-popups-to-escape-sandbox', title: mail.subject,
            src: `/api/mails/${mail.id}/html`}),
          h('details', null, h('summary', null, 'Bản chữ'), h('pre', {class: 'dc-text'}, text)),
        ]));
  };

  return {load, view};
}

function isKnown(mail, addresses) {
  return addresses.some(({address}) => address.toLowerCase() === mail.address.toLowerCase());
}

function choice(text, isChosen, onclick, kind = '') {
  return h('button', {type: 'button', class: `dc-choice ${kind}`, 'aria-pressed': String(isChosen), onclick}, text);
}

function small(...words) {
  return h('small', null, words);
}

function sum(states) {
  return number(states.reduce((all, {count}) => all + count, 0));
}

function number(n) {
  return n.toLocaleString('vi-VN');
}
