/* Where a draft begins: the letter pasted or dropped, a former conference, or nothing; and the drafts that are there. */
import {draw, h} from './dom.js';
import {said} from './said.js';
import {addressOf, changeOf, deskOf} from './places.js';
import {ask, send} from '/forms/shared/server.js';

/** Labels of the endpoint's fields. */
/** Draws the page into a node, until the function that it returns is called. */
export function beginning(node) {
  const page = new Beginning(node);
  return () => page.leave();
}

class Beginning {
  drafts = null;
  problems = null;
  busy = false;
  dropping = null;

  constructor(node) {
    this.node = node;
    this.listeners = [
      ['dragover', event => event.preventDefault()],
      ['drop', event => this.dropped(event)],
    ];
    this.listeners.forEach(([name, listener]) => node.addEventListener(name, listener));
    this.paint();
    this.load();
  }

  async load() {
    await this.trying(async () => {
      this.drafts = await ask('/api/desk/drafts');
      this.conferences = await ask('/api/conferences');
    });
  }

  async trying(act) {
    try {
      await act();
      this.problems = null;
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
      this.problems = refusal.problems;
    }
    this.busy = false;
    this.paint();
  }

  async begin(body) {
    if (this.busy) return;
    this.busy = true;
    this.paint();
    await this.trying(async () => {
      const {id} = await send('/api/desk/drafts', await body());
      location.hash = deskOf(id);
    });
  }

  dropped(event) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    this.file(event.dataTransfer.files);
  }

  leave() {
    this.left = true;
    this.listeners.forEach(([name, listener]) => this.node.removeEventListener(name, listener));
  }

  /** The server reads the file, because it knows old encodings, Word and PDF. */
  file([file]) {
    if (!file) return;
    this.begin(async () => ({
      reading: await ask('/api/letters/reading', {method: 'POST', headers: {'Content-Type': 'application/octet-stream'}, body: file}),
    }));
  }

  paint() {
    if (this.left) return;
    draw(this.node,
      h('nav', {class: 'dc-crumbs', 'aria-label': 'Hội nghị', 'data-key': 'crumbs'}, h('a', {href: '#/diemcau'}, 'Hội nghị'), ' › Lập Hội nghị mới'),
      said(this.problems && {problems: this.problems}),
      this.letter(),
      this.former(),
      this.known());
  }

  letter() {
    return h('section', {class: 'dc-begin', 'data-key': 'letter'},
      h('h4', null, 'Văn bản triệu tập'),
      h('label', {'data-key': 'text'}, h('span', null, 'Dán toàn văn văn bản vào đây, hoặc thả tệp vào trang'),
        h('textarea', {rows: '10', class: 'dc-paste', name: 'letter', spellcheck: 'false'})),
      h('div', {class: 'dc-tools', 'data-key': 'acts'},
        h('button', {type: 'button', class: 'dc-button', disabled: this.busy, 'data-act': 'read', onclick: () => this.pasted()}, this.busy ? 'Đang đọc…' : 'Đọc văn bản'),
        h('label', {class: 'dc-small dc-file'}, 'Chọn tệp (.docx, .pdf, .txt)', h('input', {type: 'file', accept: '.docx,.pdf,.txt', name: 'file', disabled: this.busy, onchange: event => this.file(event.target.files)})),
        h('button', {type: 'button', class: 'dc-small', disabled: this.busy, 'data-act': 'blank', onclick: () => this.begin(async () => ({}))}, 'Tự ghi từ đầu'),
        h('button', {type: 'button', class: 'dc-small', disabled: this.busy, 'data-act': 'example', onclick: () => this.example()}, 'Văn bản mẫu')));
  }

  /** Puts a letter into the box that one can try all this with. */
  example() {
    return this.trying(async () => {
      this.node.querySelector('.dc-paste').value = await ask('/api/desk/example-letter', {headers: {Accept: 'text/plain'}});
    });
  }

  pasted() {
    const text = this.node.querySelector('.dc-paste').value;
    if (text.trim()) {
      this.begin(async () => ({text}));
    } else {
      this.problems = [{place: '', message: 'Chưa có văn bản: dán nội dung vào khung, hoặc chọn tệp.'}];
      this.paint();
    }
  }

  former() {
    return this.conferences?.length > 0 && h('section', {class: 'dc-begin', 'data-key': 'former'},
      h('h4', null, 'Như một Hội nghị trước'),
      h('p', {class: 'dc-note'}, 'Mỗi hạn giữ khoảng cách đến mốc của nó; hạn rơi vào ngày nghỉ được đưa về ngày làm việc trước đó và ghi chú.'),
      h('div', {class: 'dc-tools'},
        h('label', null, 'Hội nghị ', h('select', {name: 'copyOf'}, this.conferences.toReversed().map(({id, title}) => h('option', {value: id}, title)))),
        h('label', null, 'Khai mạc lúc ', h('input', {type: 'datetime-local', name: 'start'})),
        h('button', {type: 'button', class: 'dc-small', disabled: this.busy, 'data-act': 'copy', onclick: () => this.begin(async () => ({
          copyOf: this.node.querySelector('[name=copyOf]').value, start: this.node.querySelector('[name=start]').value,
        }))}, 'Sao chép')));
  }

  known() {
    return this.drafts && h('section', {'data-key': 'drafts'},
      h('h4', null, 'Bản soạn của Văn phòng'),
      this.drafts.length === 0
        ? h('p', {class: 'dc-note'}, 'Chưa có bản soạn nào.')
        : h('table', {class: 'dc-table'},
          h('thead', null, h('tr', null, ['Hội nghị', 'Lần lưu cuối', 'Tình trạng', ''].map(name => h('th', {scope: 'col'}, name)))),
          h('tbody', null, this.drafts.map(({id, title, conference, savedText, by}) => h('tr', {'data-key': id},
            h('th', {scope: 'row', 'data-label': 'Hội nghị'}, h('a', {href: conference ? addressOf(conference) : deskOf(id)}, title)),
            h('td', {'data-label': 'Lần lưu cuối'}, savedText, h('small', null, by)),
            h('td', {'data-label': 'Tình trạng'}, conference ? 'Đã triệu tập' : 'Đang soạn'),
            h('td', null, conference ? h('a', {href: changeOf(conference)}, 'Sửa, dời, hủy') : this.dropper(id)))))));
  }

  /** Asks once before a draft is gone. */
  dropper(id) {
    return this.dropping === id
      ? [h('button', {type: 'button', class: 'dc-small', 'data-key': 'yes', onclick: () => this.trying(async () => {
        this.dropping = null;
        await ask(`/api/desk/drafts/${id}`, {method: 'DELETE'});
        this.drafts = await ask('/api/desk/drafts');
      })}, 'Xóa hẳn'), ' ', h('button', {type: 'button', class: 'dc-small', 'data-key': 'no', onclick: () => this.drop(null)}, 'Thôi')]
      : h('button', {type: 'button', class: 'dc-small', 'data-key': 'drop', onclick: () => this.drop(id)}, 'Xóa');
  }

  drop(id) {
    this.dropping = id;
    this.paint();
  }
}
