/* The tab "Liên hệ" of a task: whom to call. */
import {ask} from '/forms/shared/duty.js';
import {element} from './element.js';

export function contacts(node, {taskId}) {
  node.className = 'dt-contacts';
  node.replaceChildren(note('Đang tải…'));
  ask(`/api/tasks/${encodeURIComponent(taskId)}/contacts`).then(
    ({groups}) => node.replaceChildren(...groups.length ? groups.map(group) : [note('Hội nghị này không ghi đầu mối nào khác.')]),
    error => node.replaceChildren(element('p', {class: 'dt-trouble', role: 'alert'}, error.message)));
}

function group({about, people}) {
  return element('section', null, element('h4', null, about), element('ul', null, people.map(person)));
}

function person({post, email, phone}) {
  return element('li', null, element('b', null, post),
    phone
      ? element('a', {class: 'dt-call', href: `tel:${phone.replace(/[^+\d]/g, '')}`}, `Gọi ${phone}`)
      : element('span', {class: 'dt-note'}, 'Danh bạ chưa có số điện thoại'),
    element('a', {href: `mailto:${email}`}, email));
}

function note(words) {
  return element('p', {class: 'dt-note', role: 'status'}, words);
}
