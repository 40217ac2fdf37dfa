/* A conference that rests without a date, until it has new ones. */
import {Part} from './change-part.js';
import {h} from './dom.js';
import {number} from './marks.js';
import {changeOf} from './places.js';
import {ask, send} from '/forms/shared/server.js';

export class DeferChange extends Part {
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
    const {effect} = await this.orShowsNow(() => send(`${this.root}/deferral/preview`, {revision: this.view.revision}));
    return {...effect, warnings: []};
  }

  async act() {
    await this.orShowsNow(() => send(`${this.root}/deferral`, {revision: this.view.revision, reason: this.reason}));
    return 'Đã tạm hoãn Hội nghị; thư báo đang được gửi.';
  }

  /** A colleague who was faster is told, and the page shows what holds now. */
  async orShowsNow(act) {
    try {
      return await act();
    } catch (refusal) {
      if (refusal.status === 409) {
        this.effect = null;
        this.view = await ask(this.root);
      }
      throw refusal;
    }
  }

  content() {
    if (this.view.deferredSince) return resting(this.conference, this.view);
    return [
      h('p', {class: 'dc-note', 'data-key': 'note'}, 'Tạm hoãn khi chưa định được lịch mới: không mốc nào đến, không hạn nào tính, không có thư nhắc. ',
        'Các cơ quan đã nhận văn bản được báo một lần; việc đang mở vẫn làm được. Khi có lịch mới thì tiếp tục Hội nghị ở phần “Đổi ngày giờ”.'),
      !this.effect && h('p', {'data-key': 'look'}, h('button', {type: 'button', class: 'dc-button', 'data-act': 'look', disabled: this.busy, onclick: () => this.look()}, 'Xem trước việc tạm hoãn')),
      this.effect && this.outcome({
        label: 'Xác nhận tạm hoãn',
        lead: h('p', {'data-key': 'lead'}, 'Tạm hoãn “', h('b', null, this.view.title), '”, chưa có lịch mới.'),
        changes: h('p', {'data-key': 'open'}, h('b', null, number(this.effect.open)), ' việc đang mở không còn hạn cho đến khi có lịch mới.'),
      }),
    ];
  }
}

/** What is said wherever something needs a date. */
export function resting(conference, {reason}) {
  return h('div', {class: 'dc-note', 'data-key': 'resting'},
    h('p', null, h('b', null, 'Hội nghị đang tạm hoãn, chưa có lịch mới.'), reason && ` Lý do: ${reason}`),
    h('p', null, h('a', {class: 'dc-button', href: changeOf(conference, 'ngay-gio')}, 'Tiếp tục Hội nghị với lịch mới')));
}
