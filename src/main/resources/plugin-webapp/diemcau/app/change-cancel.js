/* A conference that is not held. */
import {Part} from './change-part.js';
import {h} from './dom.js';
import {number} from './marks.js';
import {ask, send} from '/forms/shared/server.js';

export class CancelChange extends Part {
  load() {
    const typed = this.kept.get();
    if (typed) this.reason = typed.reason;
  }

  dirty() {
    return this.reason.trim() !== '';
  }

  typed() {
    return {};
  }

  async foresee() {
    const {effect} = await ask(`${this.root}/cancellation/preview`, {method: 'POST'});
    return {...effect, warnings: []};
  }

  async act() {
    await send(`${this.root}/cancellation`, {reason: this.reason});
    return 'Đã hủy Hội nghị; thư báo đang được gửi.';
  }

  content() {
    return [
      h('p', {class: 'dc-note', 'data-key': 'note'}, 'Hủy Hội nghị thì mọi việc đang mở đóng lại, việc đôn đốc dừng, các cơ quan đã nhận văn bản được báo bằng thư. ',
        'Hội nghị đã hủy không mở lại được; hồ sơ và nhật ký vẫn giữ.'),
      !this.effect && h('p', {'data-key': 'look'}, h('button', {type: 'button', class: 'dc-button', 'data-act': 'look', disabled: this.busy, onclick: () => this.look()}, 'Xem trước việc hủy')),
      this.effect && this.outcome({
        label: 'Xác nhận hủy Hội nghị',
        danger: true,
        lead: h('p', {'data-key': 'lead'}, 'Hủy “', h('b', null, this.view.title), '”.'),
        changes: h('p', {'data-key': 'open'}, h('b', null, number(this.effect.open)), ' việc đang mở sẽ đóng.'),
      }),
    ];
  }
}
